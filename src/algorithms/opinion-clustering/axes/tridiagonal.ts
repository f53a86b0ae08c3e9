/**
 * Householder tridiagonalisation: d becomes the diagonal, e the subdiagonal, v the transformation, one column per basis
 * vector.
 */
export function tridiagonalise(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  const entry = (i: number, j: number): number => v[i * n + j] as number;
  for (let j = 0; j < n; j++) d[j] = entry(n - 1, j);
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(d[k] as number);
    let h = 0;
    if (scale === 0) {
      e[i] = d[i - 1] as number;
      for (let j = 0; j < i; j++) {
        d[j] = entry(i - 1, j);
        v[i * n + j] = 0;
        v[j * n + i] = 0;
      }
    } else {
      for (let k = 0; k < i; k++) {
        d[k] = (d[k] as number) / scale;
        h += (d[k] as number) ** 2;
      }
      const last = d[i - 1] as number;
      const root = last > 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * root;
      h -= last * root;
      d[i - 1] = last - root;
      householderStep(v, d, e, n, i, h);
    }
    d[i] = h;
  }
  for (let i = 0; i < n - 1; i++) {
    v[(n - 1) * n + i] = entry(i, i);
    v[i * n + i] = 1;
    const h = d[i + 1] as number;
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = entry(k, i + 1) / h;
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= i; k++) sum += entry(k, i + 1) * entry(k, j);
        for (let k = 0; k <= i; k++) v[k * n + j] = entry(k, j) - sum * (d[k] as number);
      }
    }
    for (let k = 0; k <= i; k++) v[k * n + i + 1] = 0;
  }
  for (let j = 0; j < n; j++) {
    d[j] = entry(n - 1, j);
    v[(n - 1) * n + j] = 0;
  }
  v[n * n - 1] = 1;
  e[0] = 0;
}

/** One Householder step on the rows above i. */
function householderStep(
  v: Float64Array,
  d: Float64Array,
  e: Float64Array,
  n: number,
  i: number,
  h: number,
): void {
  for (let j = 0; j < i; j++) e[j] = 0;
  for (let j = 0; j < i; j++) {
    const f = d[j] as number;
    v[j * n + i] = f;
    let g = (e[j] as number) + (v[j * n + j] as number) * f;
    for (let k = j + 1; k < i; k++) {
      g += (v[k * n + j] as number) * (d[k] as number);
      e[k] = (e[k] as number) + (v[k * n + j] as number) * f;
    }
    e[j] = g;
  }
  let f = 0;
  for (let j = 0; j < i; j++) {
    e[j] = (e[j] as number) / h;
    f += (e[j] as number) * (d[j] as number);
  }
  const half = f / (h + h);
  for (let j = 0; j < i; j++) e[j] = (e[j] as number) - half * (d[j] as number);
  for (let j = 0; j < i; j++) {
    const diagonal = d[j] as number;
    const other = e[j] as number;
    for (let k = j; k < i; k++) {
      v[k * n + j] = (v[k * n + j] as number) - (diagonal * (e[k] as number) + other * (d[k] as number));
    }
    d[j] = v[(i - 1) * n + j] as number;
    v[i * n + j] = 0;
  }
}
