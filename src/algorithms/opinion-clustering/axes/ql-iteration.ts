/** QL with implicit shifts on diagonal d and subdiagonal e; the eigenvectors are the rows of z. */
export function qlIterate(z: Float64Array, d: Float64Array, e: Float64Array, n: number): void {
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
      qlStep(z, d, e, n, l, m);
    }
  }
}

function qlStep(z: Float64Array, d: Float64Array, e: Float64Array, n: number, l: number, m: number): void {
  const subdiagonal = e[l] as number;
  let g = ((d[l + 1] as number) - (d[l] as number)) / (2 * subdiagonal);
  let r = Math.hypot(g, 1);
  g = (d[m] as number) - (d[l] as number) + subdiagonal / (g + (g >= 0 ? r : -r));
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
    rotate(z, n, i, c, s);
  }
  d[l] = (d[l] as number) - p;
  e[l] = g;
  e[m] = 0;
}

function rotate(z: Float64Array, n: number, i: number, c: number, s: number): void {
  const a = i * n;
  const b = a + n;
  for (let k = 0; k < n; k++) {
    const f = z[b + k] as number;
    const own = z[a + k] as number;
    z[b + k] = s * own + c * f;
    z[a + k] = c * own - s * f;
  }
}
