import { smoothedShare, Z90, zAboveHalf, zAboveOthers } from './significance.ts';
import { totalCounts, type VoteCounts } from './vote-counts.ts';

/** A statement that is representative of a group, and on which side. */
export interface RepresentativeStatement {
  statement: number;
  side: 'agree' | 'disagree';
  /** In the group: how many took this side, of how many who voted on it. */
  count: number;
  voters: number;
  /** The same for all other voters. */
  elsewhere: { count: number; voters: number };
  /**
   * The smoothed share in the group, its z-score above one half, the ratio to the share of the others, and the z-score
   * of that difference.
   */
  share: number;
  zScore: number;
  ratio: number;
  ratioZScore: number;
}

/** Maximum number shown per group. */
const MAX_SHOWN = 5;

/** Statistics of one side: x of n in the group, y of m among the others. */
function sideStatistics(
  statement: number,
  side: 'agree' | 'disagree',
  x: number,
  n: number,
  y: number,
  m: number,
) {
  return {
    statement,
    side,
    count: x,
    voters: n,
    elsewhere: { count: y, voters: m },
    share: smoothedShare(x, n),
    zScore: zAboveHalf(x, n),
    ratio: smoothedShare(x, n) / smoothedShare(y, m),
    ratioZScore: zAboveOthers(x, y, n, m),
  } satisfies RepresentativeStatement;
}

const isSignificant = (one: RepresentativeStatement): boolean => one.ratioZScore > Z90 && one.zScore > Z90;
const metric = (one: RepresentativeStatement): number => one.ratio * one.ratioZScore * one.share * one.zScore;

/** Both sides of every statement for a group, without the excluded ones. */
function sidesOf(counts: VoteCounts, totals: VoteCounts, g: number, excluded?: Uint8Array) {
  const sides: { agree: RepresentativeStatement; disagree: RepresentativeStatement }[] = [];
  for (let s = 0; s < counts.statements; s++) {
    if (excluded?.[s]) continue;
    const cell = g * counts.statements + s;
    const agree = counts.agree[cell] as number;
    const disagree = counts.disagree[cell] as number;
    const n = agree + disagree + (counts.pass[cell] as number);
    const restAgree = (totals.agree[s] as number) - agree;
    const restDisagree = (totals.disagree[s] as number) - disagree;
    const m = restAgree + restDisagree + (totals.pass[s] as number) - (counts.pass[cell] as number);
    sides.push({
      agree: sideStatistics(s, 'agree', agree, n, restAgree, m),
      disagree: sideStatistics(s, 'disagree', disagree, n, restDisagree, m),
    });
  }
  return sides;
}

/**
 * Per group the representative statements, by the published rules of Polis: first the one it agrees with best, then the
 * strongest of those that pass both tests at 90 %, five in all, those it agrees with first. No correction for multiple
 * testing: of 300 statements some pass by chance.
 *
 * O(groups × statements). Reference: Small et al. (2021), *Polis: scaling deliberation by mapping high dimensional
 * opinion spaces*, Recerca 26.
 */
export function representativeOf(counts: VoteCounts, out?: Uint8Array): RepresentativeStatement[][] {
  const all = totalCounts(counts);
  return Array.from({ length: counts.groups }, (_, g) => selectStatements(sidesOf(counts, all, g, out)));
}

function selectStatements(
  sides: { agree: RepresentativeStatement; disagree: RepresentativeStatement }[],
): RepresentativeStatement[] {
  const passing: RepresentativeStatement[] = [];
  let best: RepresentativeStatement | null = null;
  let bestAgree: RepresentativeStatement | null = null;
  for (const { agree, disagree } of sides) {
    const stronger = agree.ratioZScore > disagree.ratioZScore ? agree : disagree;
    if (isSignificant(agree) || isSignificant(disagree)) passing.push(stronger);
    else if (passing.length === 0 && (!best || stronger.ratioZScore > best.ratioZScore)) best = stronger;
    if (agree.count + disagree.count > 0 && betterAgree(agree, bestAgree)) bestAgree = agree;
  }
  if (passing.length === 0) return bestAgree ? [bestAgree] : best ? [best] : [];
  const rest = passing.filter((one) => one.statement !== bestAgree?.statement);
  rest.sort((a, b) => metric(b) - metric(a));
  const shown = [...(bestAgree ? [bestAgree] : []), ...rest].slice(0, MAX_SHOWN);
  return [
    ...shown.filter(({ side }) => side === 'agree'),
    ...shown.filter(({ side }) => side === 'disagree'),
  ];
}

function betterAgree(one: RepresentativeStatement, best: RepresentativeStatement | null): boolean {
  if (!best) return one.zScore > Z90 || (one.ratio > 1 && one.share > 0.5);
  return best.ratio > 1 ? metric(one) > metric(best) : one.share * one.zScore > best.share * best.zScore;
}
