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
  /** Per statement how far every group agrees, and disagrees. */
  informed: { agree: Float64Array; disagree: Float64Array };
  /** How alike the groups of other samples are, 0.8 … 1, and how far apart the groups stand, −1 … 1. */
  stability: number;
  silhouette: number;
}

/** What the votes say. */
export interface OpinionResult {
  /** Voters with a vote that counts; of those, with enough votes to be put in a group. */
  people: number;
  eligible: number;
  /** Of everybody. */
  counts: VoteCounts;
  consensus: { agree: ConsensusStatement[]; disagree: ConsensusStatement[] };
  groups: OpinionGroups | null;
  noGroupsReason: NoGroupsReason | null;
  /** Per number of groups tried. */
  candidates: { k: number; silhouette: number; stability: number; smallest: number }[];
  /** Per voter the group, or -1; and x, y, or NaN without votes. Not to be published. */
  groupOf: Int32Array;
  position: Float64Array;
  axes: PrincipalAxes;
  statementPosition: Float64Array;
  extremity: Float64Array;
  /** Per statement how much it should be shown. */
  priority: Float64Array;
}
