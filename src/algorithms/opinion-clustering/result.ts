import type { PrincipalAxes } from './axes/principal-axes.ts';
import type { ConsensusStatement } from './statements/consensus.ts';
import type { RepresentativeStatement } from './statements/representative.ts';
import type { VoteCounts } from './statements/vote-counts.ts';

/** Why no groups are shown. */
export type NoGroupsReason = 'too-few-people' | 'groups-too-small' | 'groups-do-not-come-back' | 'not-tested';

/** People who vote alike. */
export interface OpinionGroups {
  k: number;
  /** Per group the people, the largest first. */
  size: Int32Array;
  counts: VoteCounts;
  representative: RepresentativeStatement[][];
  /** Group-informed consensus per statement, for agreeing and for disagreeing. */
  informed: { agree: Float64Array; disagree: Float64Array };
  /** Stability (median adjusted Rand index, 0.8 … 1) and silhouette (−1 … 1). */
  stability: number;
  silhouette: number;
}

/** Result of `clusterOpinions`. */
export interface OpinionResult {
  /** Number of voters with a vote that counts; and of those with enough votes to be placed in a group. */
  people: number;
  eligible: number;
  /** Counts of everybody. */
  counts: VoteCounts;
  consensus: { agree: ConsensusStatement[]; disagree: ConsensusStatement[] };
  groups: OpinionGroups | null;
  noGroupsReason: NoGroupsReason | null;
  /** Per number of groups that was tried. */
  candidates: { k: number; silhouette: number; stability: number; smallest: number }[];
  /** Per voter the group, or -1; and x, y, or NaN without votes. Not for publication. */
  groupOf: Int32Array;
  position: Float64Array;
  axes: PrincipalAxes;
  statementPosition: Float64Array;
  extremity: Float64Array;
  /** Per statement the priority for showing it. */
  priority: Float64Array;
}
