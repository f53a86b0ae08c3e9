import { qlIterate } from './ql-iteration.ts';
import { tridiagonalise } from './tridiagonal.ts';

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by falling value: Householder tridiagonalisation, then QL with
 * implicit shifts (Bowdler, Martin, Reinsch & Wilkinson 1968, *The QR and QL algorithms for symmetric matrices*).
 *
 * @param matrix n × n, row-major; only the lower triangle is read
 * @returns values, and eigenvectors as rows of `vectors`
 *
 * O(n³).
 */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } {
  const v = matrix.slice();
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  tridiagonalise(v, d, e, n);
  const z = transposed(v, n);
  qlIterate(z, d, e, n);
  const order = Array.from(d.keys()).sort((a, b) => (d[b] as number) - (d[a] as number) || a - b);
  const vectors = new Float64Array(n * n);
  for (const [k, from] of order.entries()) vectors.set(z.subarray(from * n, from * n + n), k * n);
  return { values: Float64Array.from(order, (k) => d[k] as number), vectors };
}

function transposed(v: Float64Array, n: number): Float64Array {
  const z = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) z[j * n + i] = v[i * n + j] as number;
  return z;
}
