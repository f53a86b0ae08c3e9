import { principalAxesOf } from './axes/principal-axes.ts';
import { extremityOf, projectStatements, projectVoters } from './axes/project.ts';
import {
  bestPartition,
  describeGroups,
  MIN_GROUP_SIZE,
  noGroupsReasonOf,
  testedPartitions,
} from './groups/cluster-selection.ts';
import { partitionStability } from './groups/cluster-stability.ts';
import { partitionPeople } from './groups/partitions.ts';
import type { OpinionResult } from './result.ts';
import { consensusOf } from './statements/consensus.ts';
import { statementPriorities } from './statements/priority.ts';
import { countVotes } from './statements/vote-counts.ts';
import { type VoteMatrix, voteMatrixOf } from './votes/matrix.ts';
import { reorderRows, rowsByContent, withoutStatements } from './votes/rows.ts';
import { checkVotes, excludedStatements, type Votes } from './votes/votes.ts';

/** This many votes, or one on every statement, to be placed in a group. */
const MIN_VOTES = 7;

/** Number of bootstrap resamples for the stability test. */
const RESAMPLES = 100;
/** Of more votes than this every resample of 2,000 people is long, and a fifth of them says as well which groups come back. */
const MAX_VOTES_FULLY_RESAMPLED = 1_000_000;
const RESAMPLES_OF_MANY_VOTES = 20;

/** Options. */
export interface OpinionOptions {
  /** Number of bootstrap resamples; 100 when left out, of more than a million votes 20. 0 = no groups are shown. */
  resamples?: number;
  /** Any whole number; the same votes and seed give the same answer. */
  seed?: number;
  /** Called after every resample; return false to stop, then `clusterOpinions` returns null. */
  onProgress?: (done: number, of: number) => boolean | undefined;
}

/**
 * Consensus and groups of voters: the statistics are the published ones of Polis; groups are shown only when they are
 * stable and hold ten people or more. The order of votes and the numbers of voters change nothing; statements that were
 * removed, and those about the voter, take no part.
 *
 * @returns null when `onProgress` stopped it
 * @throws RangeError naming the invalid vote or option
 *
 * O(axes + people × 100 + resamples × the same for at most 2,000 people).
 */
export function clusterOpinions(v: Votes, options: OpinionOptions = {}): OpinionResult | null {
  checkVotes(v);
  const {
    resamples = v.voter.length > MAX_VOTES_FULLY_RESAMPLED ? RESAMPLES_OF_MANY_VOTES : RESAMPLES,
    seed = 0,
    onProgress,
  } = options;
  if (!(Number.isInteger(resamples) && resamples >= 0))
    throw new RangeError(`opinion: resamples is ${resamples}`);
  if (!Number.isInteger(seed)) throw new RangeError(`opinion: seed is ${seed}`);
  const excluded = excludedStatements(v);
  const kept = withoutStatements(voteMatrixOf(v), excluded);
  const m = reorderRows(kept, rowsByContent(kept));
  const columns = v.statements - (excluded?.reduce((sum, is) => sum + is, 0) ?? 0);
  const axes = principalAxesOf(m);
  const rowPosition = projectVoters(m, axes, columns);
  const rows = rowsWithVotes(m, Math.min(MIN_VOTES, columns));
  const points = new Float64Array(2 * rows.length);
  for (const [n, row] of rows.entries()) points.set(rowPosition.subarray(2 * row, 2 * row + 2), 2 * n);
  const divisions = partitionPeople(points, null, seed);
  const place = new Int32Array(m.rows).fill(-1);
  for (const [n, row] of rows.entries()) place[row] = n;
  const tests = rows.length >= 2 * MIN_GROUP_SIZE ? resamples : 0;
  const stability = partitionStability(m, place, divisions, columns, {
    resamples: tests,
    seed,
    onProgress: (done, of) => onProgress?.(done, of),
  });
  if (!stability) return null;
  const candidates = testedPartitions(divisions, stability);
  const best = bestPartition(candidates);
  const groupOf = place.map((n) => (n < 0 || !best ? -1 : (best.groupOf[n] as number)));
  const counts = countVotes(m);
  const statementPosition = projectStatements(axes, columns);
  const extremity = extremityOf(statementPosition);
  return {
    people: m.rows,
    eligible: rows.length,
    counts,
    consensus: consensusOf(counts, excluded),
    groups: best ? describeGroups(m, groupOf, best, excluded) : null,
    noGroupsReason: best ? null : noGroupsReasonOf(rows.length, candidates, resamples),
    candidates: candidates.map(({ groupOf: _, ...rest }) => rest),
    ...perVoter(m, v.voters, groupOf, rowPosition),
    axes,
    statementPosition,
    extremity,
    priority: statementPriorities(counts, extremity, v.meta),
  };
}

/** Rows with at least this many votes. */
function rowsWithVotes(m: VoteMatrix, minVotes: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < m.rows; row++) {
    if ((m.start[row + 1] as number) - (m.start[row] as number) >= minVotes) rows.push(row);
  }
  return rows;
}

/** Turns values per row into values per voter. */
function perVoter(m: VoteMatrix, voters: number, groupOf: Int32Array, rowPosition: Float64Array) {
  const result = {
    groupOf: new Int32Array(voters).fill(-1),
    position: new Float64Array(2 * voters).fill(NaN),
  };
  for (const [row, voter] of m.voter.entries()) {
    result.groupOf[voter] = groupOf[row] as number;
    result.position.set(rowPosition.subarray(2 * row, 2 * row + 2), 2 * voter);
  }
  return result;
}
