import type { Axes } from './axes/principal-axes.ts';
import type { Consensus } from './statements/consensus.ts';
import type { Representative } from './statements/representative.ts';
import type { VoteCounts } from './statements/vote-counts.ts';

/** Why no groups are shown. */
export type Unclear = 'too-few-people' | 'groups-too-small' | 'groups-do-not-come-back' | 'not-tested';

/** People who vote alike. */
export interface Groups {
  k: number;
  /** Per group the people, the largest first. */
  size: Int32Array;
  counts: VoteCounts;
  representative: Representative[][];
  /** Per statement how far every group agrees, and disagrees. */
  informed: { agree: Float64Array; disagree: Float64Array };
  /** How alike the groups of other samples are, 0.8 … 1, and how far apart the groups stand, −1 … 1. */
  stability: number;
  silhouette: number;
}

/** What the votes say. */
export interface Opinion {
  /** Voters with a vote that counts; of those, with enough votes to be put in a group. */
  people: number;
  counted: number;
  /** Of everybody. */
  counts: VoteCounts;
  consensus: { agree: Consensus[]; disagree: Consensus[] };
  groups: Groups | null;
  why: Unclear | null;
  /** Per number of groups tried. */
  tried: { k: number; silhouette: number; stability: number; smallest: number }[];
  /** Per voter the group, or -1; and x, y, or NaN without votes. Not to be published. */
  groupOf: Int32Array;
  at: Float64Array;
  axes: Axes;
  statementAt: Float64Array;
  extremity: Float64Array;
  /** Per statement how much it should be shown. */
  priority: Float64Array;
}
