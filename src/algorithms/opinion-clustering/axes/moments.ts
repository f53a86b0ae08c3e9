import type { VoteMatrix } from '../votes/matrix.ts';

/** Per statement the mean of the votes on it, 0 where there are none. O(entries). */
export function columnMeans(m: VoteMatrix, weight?: Float64Array): Float64Array {
  const sum = new Float64Array(m.statements);
  const voteCount = new Float64Array(m.statements);
  for (let row = 0; row < m.rows; row++) {
    const w = weight ? (weight[row] as number) : 1;
    const to = m.start[row + 1] as number;
    for (let e = m.start[row] as number; e < to; e++) {
      const s = m.statement[e] as number;
      sum[s] = (sum[s] as number) + w * (m.value[e] as number);
      voteCount[s] = (voteCount[s] as number) + w;
    }
  }
  return sum.map((total, s) => (voteCount[s] ? total / (voteCount[s] as number) : 0));
}

/** How many vectors a product takes at most. */
export const MAX_BLOCK = 3;

/**
 * A function that multiplies vectors over statements, at most `MAX_BLOCK`, by XᵀX, where X holds the votes minus the means, and 0
 * for missing votes. Each result is as if its vector had been multiplied alone.
 */
export type MatrixProduct = (vectors: readonly Float64Array[], into: readonly Float64Array[]) => void;

/** The Gram matrix XᵀX, row-major. O(Σ votes per row squared). */
export function gramMatrix(m: VoteMatrix, mean: Float64Array, weight?: Float64Array): Float64Array {
  const n = m.statements;
  const gram = new Float64Array(n * n);
  const { start, statement, value } = m;
  const deviation = new Float64Array(n);
  for (let row = 0; row < m.rows; row++) {
    const w = weight ? (weight[row] as number) : 1;
    if (w === 0) continue;
    const from = start[row] as number;
    const to = start[row + 1] as number;
    for (let e = from; e < to; e++)
      deviation[e - from] = (value[e] as number) - (mean[statement[e] as number] as number);
    for (let e = from; e < to; e++) {
      const base = (statement[e] as number) * n;
      const rowDeviation = w * (deviation[e - from] as number);
      for (let f = from; f <= e; f++) {
        const at = base + (statement[f] as number);
        gram[at] = (gram[at] as number) + rowDeviation * (deviation[f - from] as number);
      }
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) gram[j * n + i] = gram[i * n + j] as number;
  return gram;
}

/** The product with the full matrix. */
export const gramProduct =
  (gram: Float64Array, n: number): MatrixProduct =>
  (vectors, into) => {
    for (const [which, vector] of vectors.entries()) {
      const result = into[which] as Float64Array;
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0, at = i * n; j < n; j++, at++) sum += (gram[at] as number) * (vector[j] as number);
        result[i] = sum;
      }
    }
  };

/**
 * The product computed directly from the votes: for many statements, or voters with very many votes. Going through the votes costs
 * more than multiplying them, so a whole block is multiplied in one pass.
 */
export function voteProduct(m: VoteMatrix, mean: Float64Array, weight?: Float64Array): MatrixProduct {
  const { start, statement, value } = m;
  const deviation = new Float64Array(statement.length);
  for (let e = 0; e < deviation.length; e++)
    deviation[e] = (value[e] as number) - (mean[statement[e] as number] as number);
  const unused = new Float64Array(m.statements);
  const unusedResult = new Float64Array(m.statements);
  return ([a = unused, b = unused, c = unused], into) => {
    for (const result of into) result.fill(0);
    const [toA = unusedResult, toB = unusedResult, toC = unusedResult] = into;
    for (let row = 0; row < m.rows; row++) {
      const from = start[row] as number;
      const to = start[row + 1] as number;
      const w = weight ? (weight[row] as number) : 1;
      let alongA = 0;
      let alongB = 0;
      let alongC = 0;
      for (let e = from; e < to; e++) {
        const s = statement[e] as number;
        const off = deviation[e] as number;
        alongA += off * (a[s] as number);
        alongB += off * (b[s] as number);
        alongC += off * (c[s] as number);
      }
      alongA *= w;
      alongB *= w;
      alongC *= w;
      for (let e = from; e < to; e++) {
        const s = statement[e] as number;
        const off = deviation[e] as number;
        toA[s] = (toA[s] as number) + alongA * off;
        toB[s] = (toB[s] as number) + alongB * off;
        toC[s] = (toC[s] as number) + alongC * off;
      }
    }
  };
}
