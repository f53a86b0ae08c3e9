import { aboveHalf, aboveOthers, share, Z90 } from './significance.ts';
import { together, type VoteCounts } from './vote-counts.ts';

/** A statement on which a group differs from the others, and how. */
export interface Representative {
  statement: number;
  side: 'agree' | 'disagree';
  /** Of the group: how many said so, of how many who voted on it. */
  said: number;
  of: number;
  /** And of the others. */
  elsewhere: { said: number; of: number };
  /** The share in the group, how far it is above a half, the ratio to the others' share, and how far above theirs. */
  share: number;
  test: number;
  ratio: number;
  ratioTest: number;
}

/** At most so many are shown per group. */
const SHOWN = 5;

/** What the numbers of one side say. x of n in the group, y of m among the others. */
function sideOf(statement: number, side: 'agree' | 'disagree', x: number, n: number, y: number, m: number) {
  return {
    statement,
    side,
    said: x,
    of: n,
    elsewhere: { said: y, of: m },
    share: share(x, n),
    test: aboveHalf(x, n),
    ratio: share(x, n) / share(y, m),
    ratioTest: aboveOthers(x, y, n, m),
  } satisfies Representative;
}

const passes = (one: Representative): boolean => one.ratioTest > Z90 && one.test > Z90;
const metric = (one: Representative): number => one.ratio * one.ratioTest * one.share * one.test;

/** Both sides of every statement for a group; `out` are skipped. */
function sidesOf(counts: VoteCounts, all: VoteCounts, g: number, out?: Uint8Array) {
  const sides: { agree: Representative; disagree: Representative }[] = [];
  for (let s = 0; s < counts.statements; s++) {
    if (out?.[s]) continue;
    const at = g * counts.statements + s;
    const agree = counts.agree[at] as number;
    const disagree = counts.disagree[at] as number;
    const n = agree + disagree + (counts.pass[at] as number);
    const restAgree = (all.agree[s] as number) - agree;
    const restDisagree = (all.disagree[s] as number) - disagree;
    const m = restAgree + restDisagree + (all.pass[s] as number) - (counts.pass[at] as number);
    sides.push({
      agree: sideOf(s, 'agree', agree, n, restAgree, m),
      disagree: sideOf(s, 'disagree', disagree, n, restDisagree, m),
    });
  }
  return sides;
}

/**
 * Per group the statements that tell it apart, by the published rules of Polis: first the one it agrees with best, then
 * the strongest of those that pass both tests at 90 %, five in all, those it agrees with first. No correction for
 * asking often: of 300 statements some pass by chance.
 *
 * O(groups × statements). Reference: Small et al. (2021), *Polis: scaling deliberation by mapping high dimensional
 * opinion spaces*, Recerca 26.
 */
export function representativeOf(counts: VoteCounts, out?: Uint8Array): Representative[][] {
  const all = together(counts);
  return Array.from({ length: counts.groups }, (_, g) => shownOf(sidesOf(counts, all, g, out)));
}

function shownOf(sides: { agree: Representative; disagree: Representative }[]): Representative[] {
  const passing: Representative[] = [];
  let best: Representative | null = null;
  let bestAgree: Representative | null = null;
  for (const { agree, disagree } of sides) {
    const stronger = agree.ratioTest > disagree.ratioTest ? agree : disagree;
    if (passes(agree) || passes(disagree)) passing.push(stronger);
    else if (passing.length === 0 && (!best || stronger.ratioTest > best.ratioTest)) best = stronger;
    if (agree.said + disagree.said > 0 && betterAgree(agree, bestAgree)) bestAgree = agree;
  }
  if (passing.length === 0) return bestAgree ? [bestAgree] : best ? [best] : [];
  const rest = passing.filter((one) => one.statement !== bestAgree?.statement);
  rest.sort((a, b) => metric(b) - metric(a));
  const shown = [...(bestAgree ? [bestAgree] : []), ...rest].slice(0, SHOWN);
  return [
    ...shown.filter(({ side }) => side === 'agree'),
    ...shown.filter(({ side }) => side === 'disagree'),
  ];
}

function betterAgree(one: Representative, best: Representative | null): boolean {
  if (!best) return one.test > Z90 || (one.ratio > 1 && one.share > 0.5);
  return best.ratio > 1 ? metric(one) > metric(best) : one.share * one.test > best.share * best.test;
}
