import type { VoteMatrix } from '../votes/matrix.ts';
import { largestEigenpairs } from './block-lanczos.ts';
import { symmetricEigen } from './eigen.ts';
import { columnMeans, gramMatrix, gramProduct, voteProduct } from './moments.ts';

/** The first two principal axes of the votes. */
export interface PrincipalAxes {
  /** Per statement the mean vote. */
  mean: Float64Array;
  /**
   * Per statement the loading on the first and on the second axis; length 1 each, or all 0 when there is no such axis.
   */
  first: Float64Array;
  second: Float64Array;
  /** Explained share of the total variance per axis. */
  explainedShare: [number, number];
  /** Whether the next axis explains (nearly) as much, so that any rotation of the two would do as well. */
  isArbitrary: [boolean, boolean];
}

/** Up to this many statements the full eigendecomposition (QL) is fastest. */
const MAX_QL_STATEMENTS = 64;
/** Up to this many statements the Gram matrix fits in memory. */
const MAX_GRAM_STATEMENTS = 2_500;
/** Number of products that block Lanczos is expected to need: decides between the Gram matrix and the votes. */
const EXPECTED_PRODUCTS = 100;
/** Relative tolerance of the axes. */
const AXIS_TOLERANCE = 1e-13;
/** Eigenvalues closer than this part of the larger one count as equal. */
const EQUAL_SHARE = 0.01;

/** Fixes the sign: the largest loading is positive, of equal ones the first. */
function orientAxis(vector: Float64Array): Float64Array {
  const most = vector.reduce((so, value) => Math.max(so, Math.abs(value)), 0);
  const at = vector.findIndex((value) => Math.abs(value) >= most * (1 - 1e-9));
  return (vector[at] ?? 1) < 0 ? vector.map((value) => 0 - value) : vector;
}

/**
 * Principal axes of the votes, where a missing vote counts as the mean of the statement.
 *
 * @param m the votes
 * @param weight per row how often it counts; left out = once
 * @param tolerance larger where fewer steps will do
 *
 * O(Σ votes per row squared + steps × statements²), or O(steps × votes) when that is less. Reference: Pearson (1901),
 * *On lines and planes of closest fit*.
 */
export function principalAxesOf(
  m: VoteMatrix,
  weight?: Float64Array,
  tolerance = AXIS_TOLERANCE,
): PrincipalAxes {
  const n = m.statements;
  const mean = columnMeans(m, weight);
  const { values, vectors } = eigenpairs(m, mean, weight, tolerance);
  const smallestEigenvalue = Math.max(0, values[0] ?? 0) * 1e-12;
  const none = new Float64Array(n);
  const axis = (k: number): Float64Array =>
    (values[k] ?? 0) > smallestEigenvalue ? orientAxis(vectors[k] as Float64Array) : none;
  const all = totalSquares(m, mean, weight);
  const share = (k: number): number => (all > 0 ? Math.max(0, values[k] ?? 0) / all : 0);
  const isNearlyEqual = (k: number): boolean =>
    (values[k] ?? 0) > smallestEigenvalue &&
    (values[k] ?? 0) - (values[k + 1] ?? 0) < EQUAL_SHARE * (values[k] ?? 0);
  return {
    mean,
    first: axis(0),
    second: axis(1),
    explainedShare: [share(0), share(1)],
    isArbitrary: [isNearlyEqual(0), isNearlyEqual(1)],
  };
}

function eigenpairs(
  m: VoteMatrix,
  mean: Float64Array,
  weight: Float64Array | undefined,
  tolerance: number,
): { values: number[]; vectors: Float64Array[] } {
  const n = m.statements;
  let pairs = 0;
  for (let row = 0; row < m.rows; row++) {
    const votes = (m.start[row + 1] as number) - (m.start[row] as number);
    pairs += (votes * (votes + 1)) / 2;
  }
  const steps = EXPECTED_PRODUCTS * m.statement.length;
  const full =
    n <= MAX_QL_STATEMENTS || (n <= MAX_GRAM_STATEMENTS && pairs + EXPECTED_PRODUCTS * n * n < 2 * steps);
  if (!full) return largestEigenpairs(voteProduct(m, mean, weight), n, 3, tolerance);
  const gram = gramMatrix(m, mean, weight);
  if (n > MAX_QL_STATEMENTS) return largestEigenpairs(gramProduct(gram, n), n, 3, tolerance);
  const { values, vectors } = symmetricEigen(gram, n);
  return {
    values: [...values.subarray(0, 3)],
    vectors: [0, 1, 2].map((k) => vectors.slice(k * n, (k + 1) * n)),
  };
}

/** Total sum of squares. */
function totalSquares(m: VoteMatrix, mean: Float64Array, weight?: Float64Array): number {
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
