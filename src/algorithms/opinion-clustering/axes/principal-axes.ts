import type { Matrix } from '../votes/matrix.ts';
import { largest } from './block-lanczos.ts';
import { eigenOf } from './eigen.ts';
import { byGram, byVotes, gramOf, meansOf } from './moments.ts';

/** The two directions in which voters differ most. */
export interface Axes {
  /** Per statement the mean vote. */
  mean: Float64Array;
  /** Per statement the loading on the first and on the second axis; length 1 each, or all 0 when there is no such axis. */
  first: Float64Array;
  second: Float64Array;
  /** The part of all differences that lies along each. */
  share: [number, number];
  /** Whether the next axis explains (nearly) as much, so that any turn of the two would do as well. */
  arbitrary: [boolean, boolean];
}

/** Up to so many statements the full matrix is the fastest way, */
const FEW = 64;
/** up to so many it fits, */
const FITS = 2_500;
/** and it is used when it costs less than about so many products with the votes. */
const PRODUCTS = 100;
/** How exact axes are: a change as large as this part of them does not matter. */
const EXACT = 1e-13;
/** Values nearer than this part of the larger one count as equal. */
const ALIKE = 0.01;

/** The same axis always points the same way: the largest loading is positive, of equal ones the first. */
function pointed(vector: Float64Array): Float64Array {
  const most = vector.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  const at = vector.findIndex((value) => Math.abs(value) >= most * (1 - 1e-9));
  return (vector[at] ?? 1) < 0 ? vector.map((value) => 0 - value) : vector;
}

/**
 * Principal components of the votes, where who did not vote on a statement counts as the mean there.
 *
 * @param m the votes
 * @param weight per row how often it counts; left out = once
 * @param near how exact, where fewer steps will do
 *
 * O(Σ votes per row squared + steps × statements²), or O(steps × votes) when that is less. Reference: Pearson (1901),
 * *On lines and planes of closest fit*.
 */
export function axesOf(m: Matrix, weight?: Float64Array, near = EXACT): Axes {
  const n = m.statements;
  const mean = meansOf(m, weight);
  const { values, vectors } = eigenpairs(m, mean, weight, near);
  const least = Math.max(0, values[0] ?? 0) * 1e-12;
  const none = new Float64Array(n);
  const axis = (k: number): Float64Array =>
    (values[k] ?? 0) > least ? pointed(vectors[k] as Float64Array) : none;
  const all = spread(m, mean, weight);
  const share = (k: number): number => (all > 0 ? Math.max(0, values[k] ?? 0) / all : 0);
  const alike = (k: number): boolean =>
    (values[k] ?? 0) > least && (values[k] ?? 0) - (values[k + 1] ?? 0) < ALIKE * (values[k] ?? 0);
  return {
    mean,
    first: axis(0),
    second: axis(1),
    share: [share(0), share(1)],
    arbitrary: [alike(0), alike(1)],
  };
}

function eigenpairs(
  m: Matrix,
  mean: Float64Array,
  weight: Float64Array | undefined,
  near: number,
): { values: number[]; vectors: Float64Array[] } {
  const n = m.statements;
  let pairs = 0;
  for (let row = 0; row < m.rows; row++) {
    const votes = (m.start[row + 1] as number) - (m.start[row] as number);
    pairs += (votes * (votes + 1)) / 2;
  }
  const steps = PRODUCTS * m.statement.length;
  const full = n <= FEW || (n <= FITS && pairs + PRODUCTS * n * n < 2 * steps);
  if (!full) return largest(byVotes(m, mean, weight), n, 3, near);
  const gram = gramOf(m, mean, weight);
  if (n > FEW) return largest(byGram(gram, n), n, 3, near);
  const { values, vectors } = eigenOf(gram, n);
  return {
    values: [...values.subarray(0, 3)],
    vectors: [0, 1, 2].map((k) => vectors.slice(k * n, (k + 1) * n)),
  };
}

/** The sum of all squares. */
function spread(m: Matrix, mean: Float64Array, weight?: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < m.rows; row++) {
    const w = weight ? (weight[row] as number) : 1;
    const to = m.start[row + 1] as number;
    for (let e = m.start[row] as number; e < to; e++) {
      sum += w * ((m.value[e] as number) - (mean[m.statement[e] as number] as number)) ** 2;
    }
  }
  return sum;
}
