import {
  findMaximumPairing,
  findStablePairing,
  measurePairing,
  type Pairs,
  proposePairs,
  UNPAIRED,
} from '#algorithms/stable-matching';
import { type AgentProfile, formBetween, reasonsBetween } from '../fit/rules.ts';
import type { Form } from '../model/answers.ts';
import { MAX_OPEN_PROPOSALS, type MeetingReason } from '../model/rules.ts';
import { type Market, type MarketCard, type MarketProblem, problemOfMarket } from './market.ts';

/** Two cards to propose to each other. */
export interface PairToPropose {
  newcomer: string;
  resident: string;
  newcomerVersion: number;
  residentVersion: number;
  kind: Form;
  reasons: MeetingReason[];
}

/** Results of one side over those who are paired; null when nobody is. */
export interface SideMeasures {
  cards: number;
  /** The mean position of the other in the own list: 1 is whom one would rather have than all others. */
  meanRank: number | null;
  meanScore: number | null;
}

/** Figures of a round, of the pairing from which it proposes; the desk reads them, never with a name. */
export interface RoundMeasures {
  newcomers: SideMeasures;
  residents: SideMeasures;
  /** Pairs of cards that can meet, and how many pairs there are at once in the pairing. */
  possible: number;
  size: number;
  /** The most pairs that there could be at once: what stability costs here is `maximum - size`. */
  maximum: number;
  /** Two who would both rather have each other than whom they got. */
  blocking: number;
  /** The difference of the mean scores of the sides, in a thousandth of the scale; the sign says who is better off: + newcomers. */
  gap: number | null;
  /** A tenth of the pairs has a lower score than this, on the side that is less content. */
  worstTenthScore: number | null;
  /** Cards that can meet nobody at all now. */
  withoutAnybody: number;
  mode: 'stable' | 'maximum';
}

/** What a round comes to. */
export interface ComputedRound {
  proposals: PairToPropose[];
  measures: RoundMeasures;
}

/** Deferred acceptance alone: with strict orders no other stable pairing has more pairs, so there is nothing to search for. */
const WITHOUT_SEARCH = { rounds: 0 };

/** Computes a round: whom to propose to whom, and how good the pairing is from which it proposes. */
export function computeRound(market: Market): ComputedRound {
  const made = problemOfMarket(market);
  const { problem } = made;
  const pairing = market.maximum
    ? findMaximumPairing(problem).partnerOf
    : findStablePairing(problem, WITHOUT_SEARCH).partnerOf;
  return {
    proposals: dealOut(made, market.maximum ? pairing : null).map((e) => proposalOf(made, e)),
    measures: measuresOf(made, pairing, market.maximum),
  };
}

/** The pairs to propose, best first, with the limits of everybody: an own pairing first, or else stable pairings alone. */
function dealOut({ newcomers, residents, problem, isWide }: MarketProblem, first: Pairs | null): number[] {
  const leftOpen = Int32Array.from(newcomers, ({ openProposals, freePlaces }) =>
    // On this side everybody has one place in the pairing; more places are more proposals at once.
    Math.max(0, openProposals - (freePlaces - 1) * MAX_OPEN_PROPOSALS),
  );
  const rightOpen = Int32Array.from(residents, ({ openProposals }) => openProposals);
  const leftOf = leftOfEach(problem.start, problem.right.length);
  const dealt: number[] = [];
  if (first) {
    for (const [i, j] of first.entries()) {
      const hasRoom = (leftOpen[i] as number) < MAX_OPEN_PROPOSALS;
      if (j === UNPAIRED || !hasRoom) continue;
      if ((rightOpen[j] as number) >= MAX_OPEN_PROPOSALS * (problem.places[j] as number)) continue;
      const from = problem.start[i] as number;
      dealt.push(from + problem.right.subarray(from, problem.start[i + 1]).indexOf(j));
      leftOpen[i] = (leftOpen[i] as number) + 1;
      rightOpen[j] = (rightOpen[j] as number) + 1;
    }
  }
  const further = proposePairs(problem, {
    ...WITHOUT_SEARCH,
    maxOpen: MAX_OPEN_PROPOSALS,
    leftOpen,
    rightOpen,
    declined: dealt.slice(),
  });
  for (const e of further) dealt.push(e);
  // From farther away people are asked only as long as there is nobody near for them: never as a second proposal.
  const hasOther = {
    left: newcomers.map(({ openProposals }) => openProposals > 0),
    right: residents.map(({ openProposals }) => openProposals > 0),
  };
  return dealt.filter((e) => {
    const [i, j] = [leftOf[e] as number, problem.right[e] as number];
    if (isWide[e] && (hasOther.left[i] || hasOther.right[j])) return false;
    hasOther.left[i] = true;
    hasOther.right[j] = true;
    return true;
  });
}

function leftOfEach(start: Int32Array, pairs: number): Int32Array {
  const left = new Int32Array(pairs);
  for (let i = 0; i + 1 < start.length; i++) left.fill(i, start[i], start[i + 1]);
  return left;
}

function proposalOf(made: MarketProblem, e: number): PairToPropose {
  const i = lastAtOrBefore(made.problem.start, e);
  const j = made.problem.right[e] as number;
  const [newcomer, resident] = [made.newcomers[i] as MarketCard, made.residents[j] as MarketCard];
  const [one, other] = [made.newcomerProfiles[i] as AgentProfile, made.residentProfiles[j] as AgentProfile];
  const kind = formBetween(one, other);
  if (kind === null) throw new Error('befriending: two cards without a form in common were paired');
  return {
    newcomer: newcomer.card.id,
    resident: resident.card.id,
    newcomerVersion: newcomer.card.version,
    residentVersion: resident.card.version,
    kind,
    reasons: reasonsBetween(one, other),
  };
}

/** The left agent of a pair: the last whose pairs begin at or before it. */
function lastAtOrBefore(start: Int32Array, e: number): number {
  let [low, high] = [0, start.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((start[middle] as number) <= e) low = middle;
    else high = middle;
  }
  return low;
}

function measuresOf(
  { newcomers, residents, problem }: MarketProblem,
  pairing: Pairs,
  maximum: boolean,
): RoundMeasures {
  const measured = measurePairing(problem, pairing);
  const side = (cards: number, { meanLevel, meanScore }: typeof measured.left): SideMeasures => ({
    cards,
    meanRank: meanLevel === null ? null : meanLevel + 1,
    meanScore,
  });
  const reached = new Uint8Array(residents.length);
  for (const j of problem.right) reached[j] = 1;
  let withoutAnybody = residents.length - reached.reduce((sum, is) => sum + is, 0);
  for (let i = 0; i < newcomers.length; i++) if (problem.start[i] === problem.start[i + 1]) withoutAnybody++;
  return {
    newcomers: side(newcomers.length, measured.left),
    residents: side(residents.length, measured.right),
    possible: problem.right.length,
    size: measured.size,
    maximum: measured.maximum,
    blocking: measured.blocking,
    gap: measured.gap,
    worstTenthScore: measured.lowestDecileScore,
    withoutAnybody,
    mode: maximum ? 'maximum' : 'stable',
  };
}
