import type { VoteMatrix } from '../votes/matrix.ts';
import type { PrincipalAxes } from './principal-axes.ts';

/**
 * Position of each voter on both axes: the sum of the votes minus the means, scaled by √(columns / votes) to compensate
 * for few votes.
 *
 * @param columns number of statements one could vote on
 * @param extra votes that everybody is counted to have in addition to their own
 * @returns x, y per row
 *
 * O(entries).
 */
export function projectVoters(
  m: VoteMatrix,
  { mean, first, second }: PrincipalAxes,
  columns: number,
  extra = 0,
): Float64Array {
  const position = new Float64Array(2 * m.rows);
  for (let row = 0; row < m.rows; row++) {
    const from = m.start[row] as number;
    const to = m.start[row + 1] as number;
    let x = 0;
    let y = 0;
    for (let e = from; e < to; e++) {
      const s = m.statement[e] as number;
      const off = (m.value[e] as number) - (mean[s] as number);
      x += off * (first[s] as number);
      y += off * (second[s] as number);
    }
    const scale = Math.sqrt(columns / Math.max(1, to - from + extra));
    position[2 * row] = scale * x;
    position[2 * row + 1] = scale * y;
  }
  return position;
}

/** Position of a voter who only agrees with this one statement, x, y per statement. O(statements). */
export function projectStatements({ mean, first, second }: PrincipalAxes, columns: number): Float64Array {
  const position = new Float64Array(2 * mean.length);
  const scale = Math.sqrt(columns);
  for (let s = 0; s < mean.length; s++) {
    position[2 * s] = scale * (1 - (mean[s] as number)) * (first[s] as number);
    position[2 * s + 1] = scale * (1 - (mean[s] as number)) * (second[s] as number);
  }
  return position;
}

/** Extremity per statement: its distance from the origin, a measure of how much it divides voters. O(statements). */
export const extremityOf = (at: Float64Array): Float64Array =>
  Float64Array.from({ length: at.length / 2 }, (_, s) =>
    Math.hypot(at[2 * s] as number, at[2 * s + 1] as number),
  );
