import type { NoGroupsReason, OpinionGroups } from '../result.ts';
import { groupInformedConsensus } from '../statements/consensus.ts';
import { representativeOf } from '../statements/representative.ts';
import { countVotes } from '../statements/vote-counts.ts';
import type { VoteMatrix } from '../votes/matrix.ts';
import type { Partition } from './partitions.ts';

/** Minimum number of people in a group that is shown. */
export const MIN_GROUP_SIZE = 10;
/** Minimum median adjusted Rand index over the resamples. */
const MIN_STABILITY = 0.8;

/** A partition with its stability. */
export interface TestedPartition extends Partition {
  stability: number;
  smallest: number;
}

/** Combines each partition with its stability. */
export function testedPartitions(
  divisions: readonly Partition[],
  stability: readonly number[],
): TestedPartition[] {
  return divisions.map((division, n) => {
    const size = new Int32Array(division.k);
    for (const g of division.groupOf) size[g] = (size[g] as number) + 1;
    return { ...division, stability: stability[n] ?? 0, smallest: Math.min(...size) };
  });
}

/** Of the stable partitions with large enough groups, the one with the best silhouette. */
export const bestPartition = (tried: readonly TestedPartition[]): TestedPartition | undefined =>
  tried
    .filter(({ smallest, stability }) => smallest >= MIN_GROUP_SIZE && stability >= MIN_STABILITY)
    .sort((a, b) => b.silhouette - a.silhouette)[0];

/** Why no partition qualifies. */
export function noGroupsReasonOf(
  people: number,
  candidates: readonly TestedPartition[],
  resamples: number,
): NoGroupsReason {
  if (people < 2 * MIN_GROUP_SIZE) return 'too-few-people';
  if (resamples === 0) return 'not-tested';
  return candidates.some(({ stability }) => stability >= MIN_STABILITY)
    ? 'groups-too-small'
    : 'groups-do-not-come-back';
}

/**
 * Statistics of the groups.
 *
 * @param groupOf per row the group, or -1
 */
export function describeGroups(
  m: VoteMatrix,
  groupOf: Int32Array,
  partition: TestedPartition,
  excluded: Uint8Array | undefined,
): OpinionGroups {
  const counts = countVotes(m, partition.k, groupOf);
  const size = new Int32Array(partition.k);
  for (const g of partition.groupOf) size[g] = (size[g] as number) + 1;
  return {
    k: partition.k,
    size,
    counts,
    representative: representativeOf(counts, excluded),
    informed: { agree: groupInformedConsensus(counts), disagree: groupInformedConsensus(counts, 'disagree') },
    stability: partition.stability,
    silhouette: partition.silhouette,
  };
}
