import { axesOf } from './axes/principal-axes.ts';
import { extremityOf, project, projectStatements } from './axes/project.ts';
import { clearest, groupsOf, LEAST, triedOf, whyNot } from './groups/cluster-selection.ts';
import { reappearing } from './groups/cluster-stability.ts';
import { divide } from './groups/partitions.ts';
import type { Opinion } from './result.ts';
import { consensusOf } from './statements/consensus.ts';
import { prioritiesOf } from './statements/priority.ts';
import { countVotes } from './statements/vote-counts.ts';
import { type Matrix, matrixOf } from './votes/matrix.ts';
import { byContent, inOrder, without } from './votes/rows.ts';
import { checkVotes, noOpinion, type Votes } from './votes/votes.ts';

/** So many votes, or one on every statement, to be put in a group. */
const VOTES = 7;

/** How to go about it. */
export interface OpinionOptions {
  /** How often people are drawn anew to see whether the groups come back; 100 unless told. 0 = no groups are shown. */
  resamples?: number;
  /** Any whole number; the same votes and seed give the same answer. */
  seed?: number;
  /** Told after every resample; return false to stop, then `opinion` returns null. */
  onProgress?: (done: number, of: number) => boolean | undefined;
}

/**
 * What voters have in common and where they differ: the statistics are the published ones of Polis, the groups are
 * shown only when they come back and hold ten people or more. The order of votes and the numbers of voters change
 * nothing; statements that were taken out, and those about the voter, take no part.
 *
 * @returns null when `onProgress` stopped it
 * @throws RangeError naming the vote or option that cannot be right
 *
 * O(axes + people × 100 + resamples × the same for at most 2,000 people).
 */
export function opinion(v: Votes, options: OpinionOptions = {}): Opinion | null {
  checkVotes(v);
  const { resamples = 100, seed = 0, onProgress } = options;
  if (!(Number.isInteger(resamples) && resamples >= 0))
    throw new RangeError(`opinion: resamples is ${resamples}`);
  if (!Number.isInteger(seed)) throw new RangeError(`opinion: seed is ${seed}`);
  const out = noOpinion(v);
  const kept = without(matrixOf(v), out);
  const m = inOrder(kept, byContent(kept));
  const columns = v.statements - (out?.reduce((sum, is) => sum + is, 0) ?? 0);
  const axes = axesOf(m);
  const at = project(m, axes, columns);
  const rows = withVotes(m, Math.min(VOTES, columns));
  const points = new Float64Array(2 * rows.length);
  for (const [n, row] of rows.entries()) points.set(at.subarray(2 * row, 2 * row + 2), 2 * n);
  const divisions = divide(points, null, seed);
  const place = new Int32Array(m.rows).fill(-1);
  for (const [n, row] of rows.entries()) place[row] = n;
  const tests = rows.length >= 2 * LEAST ? resamples : 0;
  const stability = reappearing(m, place, divisions, columns, {
    resamples: tests,
    seed,
    told: (done, of) => onProgress?.(done, of),
  });
  if (!stability) return null;
  const tried = triedOf(divisions, stability);
  const clear = clearest(tried);
  const groupOf = place.map((n) => (n < 0 || !clear ? -1 : (clear.of[n] as number)));
  const counts = countVotes(m);
  const statementAt = projectStatements(axes, columns);
  const extremity = extremityOf(statementAt);
  return {
    people: m.rows,
    counted: rows.length,
    counts,
    consensus: consensusOf(counts, out),
    groups: clear ? groupsOf(m, groupOf, clear, out) : null,
    why: clear ? null : whyNot(rows.length, tried, resamples),
    tried: tried.map(({ of, ...rest }) => rest),
    ...perVoter(m, v.voters, groupOf, at),
    axes,
    statementAt,
    extremity,
    priority: prioritiesOf(counts, extremity, v.meta),
  };
}

/** Rows with at least so many votes. */
function withVotes(m: Matrix, least: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < m.rows; row++) {
    if ((m.start[row + 1] as number) - (m.start[row] as number) >= least) rows.push(row);
  }
  return rows;
}

/** What is per row, per voter. */
function perVoter(m: Matrix, voters: number, groupOf: Int32Array, at: Float64Array) {
  const all = { groupOf: new Int32Array(voters).fill(-1), at: new Float64Array(2 * voters).fill(NaN) };
  for (const [row, voter] of m.voter.entries()) {
    all.groupOf[voter] = groupOf[row] as number;
    all.at.set(at.subarray(2 * row, 2 * row + 2), 2 * voter);
  }
  return all;
}
