/**
 * Eigenvalues and vectors of a symmetric matrix, by falling value: Householder reduction to three diagonals, then QL
 * with implicit shifts (Bowdler, Martin, Reinsch & Wilkinson 1968, *The QR and QL algorithms for symmetric matrices*).
 *
 * @param matrix n × n, row by row; only the lower triangle is read
 * @returns values, and vectors as rows of `vectors`
 *
 * O(n³).
 */
export function eigenOf(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const v = matrix.slice();
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  reduce(v, d, e, n);
  const z = turned(v, n);
  iterate(z, d, e, n);
  const order = Array.from(d.keys()).sort((a, b) => (d[b] as number) - (d[a] as number) || a - b);
  const vectors = new Float64Array(n * n);
  for (const [k, from] of order.entries()) vectors.set(z.subarray(from * n, from * n + n), k * n);
  return { values: Float64Array.from(order, (k) => d[k] as number), vectors };
}

function turned(v: Float64Array, n: number): Float64Array {
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) z[j * n + i] = v[i * n + j] as number;
  return z;
}

/** Three diagonals: d and e; v becomes the turning, one column per basis vector. */
function reduce(v: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  const at = (i: number, j: number): number => v[i * n + j] as number;
  for (let j = 0; j < n; j++) d[j] = at(n - 1, j);
  for (let i = n - 1; i > 0; i--) {
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(d[k] as number);
    let h = 0;
    if (scale === 0) {
      e[i] = d[i - 1] as number;
      for (let j = 0; j < i; j++) {
        d[j] = at(i - 1, j);
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
      mirror(v, d, e, n, i, h);
    }
    d[i] = h;
  }
  for (let i = 0; i < n - 1; i++) {
    v[(n - 1) * n + i] = at(i, i);
    v[i * n + i] = 1;
    const h = d[i + 1] as number;
    if (h !== 0) {
      for (let k = 0; k <= i; k++) d[k] = at(k, i + 1) / h;
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= i; k++) sum += at(k, i + 1) * at(k, j);
        for (let k = 0; k <= i; k++) v[k * n + j] = at(k, j) - sum * (d[k] as number);
      }
    }
    for (let k = 0; k <= i; k++) v[k * n + i + 1] = 0;
  }
  for (let j = 0; j < n; j++) {
    d[j] = at(n - 1, j);
    v[(n - 1) * n + j] = 0;
  }
  v[n * n - 1] = 1;
  e[0] = 0;
}

/** One Householder step on the rows above i. */
function mirror(v: Float64Array, d: Float64Array, e: Float64Array, n: number, i: number, h: number): void {
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
    const own = d[j] as number;
    const other = e[j] as number;
    for (let k = j; k < i; k++) {
      v[k * n + j] = (v[k * n + j] as number) - (own * (e[k] as number) + other * (d[k] as number));
    }
    d[j] = v[(i - 1) * n + j] as number;
    v[i * n + j] = 0;
  }
}

/** QL with implicit shifts on d and e; the vectors are rows of z. */
function iterate(z: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i] as number;
  if (n > 0) e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let round = 0; round < 200; round++) {
      let m = l;
      for (; m < n - 1; m++) {
        const size = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number);
        if (Math.abs(e[m] as number) <= Number.EPSILON * size) break;
      }
      if (m === l) break;
      step(z, d, e, n, l, m);
    }
  }
}

function step(z: Float64Array, d: Float64Array, e: Float64Array, n: number, l: number, m: number): void {
  const own = e[l] as number;
  let g = ((d[l + 1] as number) - (d[l] as number)) / (2 * own);
  let r = Math.hypot(g, 1);
  g = (d[m] as number) - (d[l] as number) + own / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * (e[i] as number);
    const b = c * (e[i] as number);
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] as number) - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (d[i + 1] as number) - p;
    r = ((d[i] as number) - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    turn(z, n, i, c, s);
  }
  d[l] = (d[l] as number) - p;
  e[l] = g;
  e[m] = 0;
}

function turn(z: Float64Array, n: number, i: number, c: number, s: number): void {
  const a = i * n;
  const b = a + n;
  for (let k = 0; k < n; k++) {
    const f = z[b + k] as number;
    const own = z[a + k] as number;
    z[b + k] = s * own + c * f;
    z[a + k] = c * own - s * f;
  }
}
