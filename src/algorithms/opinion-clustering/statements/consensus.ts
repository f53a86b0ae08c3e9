import { smoothedShare, Z90, zAboveHalf } from './significance.ts';
import type { VoteCounts } from './vote-counts.ts';

/** A statement on which most voters agree, or disagree. */
export interface ConsensusStatement {
  statement: number;
  side: 'agree' | 'disagree';
  count: number;
  voters: number;
  share: number;
  zScore: number;
}

/** Maximum number shown per side. */
const MAX_SHOWN = 5;

/**
 * The statements that most voters agree with, and that most disagree with: a share significantly above one half (90 %);
 * strongest first.
 *
 * @param counts counts of everybody, in one group
 * @param excluded statements to leave out
 *
 * O(statements log statements).
 */
export function consensusOf(
  counts: VoteCounts,
  excluded?: Uint8Array,
): { agree: ConsensusStatement[]; disagree: ConsensusStatement[] } {
  const statementsOf = (side: 'agree' | 'disagree'): ConsensusStatement[] =>
    Array.from({ length: counts.statements }, (_, s): ConsensusStatement => {
      const count = counts[side][s] as number;
      const voters =
        (counts.agree[s] as number) + (counts.disagree[s] as number) + (counts.pass[s] as number);
      return {
        statement: s,
        side,
        count,
        voters,
        share: smoothedShare(count, voters),
        zScore: zAboveHalf(count, voters),
      };
    })
      .filter((one) => !excluded?.[one.statement] && one.share > 0.5 && one.zScore > Z90)
      .sort((a, b) => b.share * b.zScore - a.share * a.zScore)
      .slice(0, MAX_SHOWN);
  return { agree: statementsOf('agree'), disagree: statementsOf('disagree') };
}

/**
 * Group-informed consensus per statement: the product over groups of the share that agrees, high only where every group
 * agrees. It falls with the number of groups, and a group that never saw the statement counts as one half. O(groups ×
 * statements).
 */
export function groupInformedConsensus(
  counts: VoteCounts,
  side: 'agree' | 'disagree' = 'agree',
): Float64Array {
  const product = new Float64Array(counts.statements).fill(1);
  for (let cell = 0; cell < counts[side].length; cell++) {
    const s = cell % counts.statements;
    const voted =
      (counts.agree[cell] as number) + (counts.disagree[cell] as number) + (counts.pass[cell] as number);
    product[s] = (product[s] as number) * smoothedShare(counts[side][cell] as number, voted);
  }
  return product;
}
