import { smoothedShare, Z90, zAboveHalf } from './significance.ts';
import type { VoteCounts } from './vote-counts.ts';

/** A statement on which most of all voters say the same. */
export interface ConsensusStatement {
  statement: number;
  side: 'agree' | 'disagree';
  count: number;
  voters: number;
  share: number;
  zScore: number;
}

/** At most so many are shown per side. */
const MAX_SHOWN = 5;

/**
 * What most voters agree with, and what most disagree with: a share above a half, and so at 90 %; strongest first.
 *
 * @param all counts of everybody, in one group
 * @param out statements to leave out
 *
 * O(statements log statements).
 */
export function consensusOf(
  all: VoteCounts,
  out?: Uint8Array,
): { agree: ConsensusStatement[]; disagree: ConsensusStatement[] } {
  const found = (side: 'agree' | 'disagree'): ConsensusStatement[] =>
    Array.from({ length: all.statements }, (_, s): ConsensusStatement => {
      const count = all[side][s] as number;
      const voters = (all.agree[s] as number) + (all.disagree[s] as number) + (all.pass[s] as number);
      return {
        statement: s,
        side,
        count,
        voters,
        share: smoothedShare(count, voters),
        zScore: zAboveHalf(count, voters),
      };
    })
      .filter((one) => !out?.[one.statement] && one.share > 0.5 && one.zScore > Z90)
      .sort((a, b) => b.share * b.zScore - a.share * a.zScore)
      .slice(0, MAX_SHOWN);
  return { agree: found('agree'), disagree: found('disagree') };
}

/**
 * Per statement the product over groups of the share that agrees: high only where every group agrees. It falls with
 * the number of groups, and a group that never saw the statement counts a half. O(groups × statements).
 */
export function groupInformedConsensus(
  counts: VoteCounts,
  side: 'agree' | 'disagree' = 'agree',
): Float64Array {
  const product = new Float64Array(counts.statements).fill(1);
  for (let at = 0; at < counts[side].length; at++) {
    const s = at % counts.statements;
    const voted =
      (counts.agree[at] as number) + (counts.disagree[at] as number) + (counts.pass[at] as number);
    product[s] = (product[s] as number) * smoothedShare(counts[side][at] as number, voted);
  }
  return product;
}
