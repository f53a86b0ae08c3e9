import type { PairingProblem } from '#algorithms/stable-matching';
import {
  type AgentProfile,
  levelOf,
  MAX_FIT_LEVEL,
  obstacleBesidesDistance,
  profileOf,
  reachBetween,
  scoreBetween,
} from '../fit/rules.ts';
import type { Answers } from '../model/answers.ts';
import type { Card } from '../model/rules.ts';
import { growingEdges } from './growing-edges.ts';
import { cardsAround } from './nearby.ts';

/** A card in a round: what its people say, how many open proposals they have before them, and for how many others there is room. */
export interface MarketCard {
  card: Card;
  members: Answers[];
  openProposals: number;
  freePlaces: number;
}

/** Everything that a round goes by. */
export interface Market {
  /** The organisation whose round it is: each pair has at least one card of it, the other may be of a neighbour. */
  pool: string;
  cards: MarketCard[];
  /** Newcomer and resident cards that are not proposed (again) now. */
  heldBack: readonly (readonly [newcomer: string, resident: string])[];
  /** As many pairs as possible, instead of none who would both rather have each other. */
  maximum: boolean;
}

/** A market as a pairing problem: newcomers are left, residents right. */
export interface MarketProblem {
  newcomers: MarketCard[];
  residents: MarketCard[];
  newcomerProfiles: AgentProfile[];
  residentProfiles: AgentProfile[];
  problem: PairingProblem & { leftScore: Int32Array; rightScore: Int32Array; places: Int32Array };
  /** Per pair 1 when it is farther than the range of somebody, who agreed to be asked from farther away. */
  isWide: Uint8Array;
}

/** Whoever waits longest comes first; the id decides between people who began in the same moment. */
const byWaiting = (a: MarketCard, b: MarketCard): number =>
  a.card.wishedAt.getTime() - b.card.wishedAt.getTime() || (a.card.id < b.card.id ? -1 : 1);

/** Near pairs come before all that are farther away than somebody's range. */
export const WIDE_LEVELS = MAX_FIT_LEVEL + 1;
const rankOf = (score: number, wide: number): number => levelOf(score) + wide * WIDE_LEVELS;

/**
 * Who can meet whom, and whom each would rather meet. The order is strict: first by the level of the score, then by who waits longest.
 * Without ties the same people are paired in every stable pairing, so that offering more time never costs somebody their place
 * (docs/decisions/0072-rounds-of-proposals.md).
 */
export function problemOfMarket(market: Market): MarketProblem {
  const sideOf = (side: Card['side']) =>
    market.cards.filter(({ card }) => card.side === side).sort(byWaiting);
  const [newcomers, residents] = [sideOf('newcomer'), sideOf('resident')];
  const newcomerProfiles = newcomers.map(profileOf);
  const residentProfiles = residents.map(profileOf);
  const held = new Set(market.heldBack.map(([newcomer, resident]) => `${newcomer} ${resident}`));
  const around = cardsAround(residentProfiles);
  const edges = growingEdges();
  const start = new Int32Array(newcomers.length + 1);
  for (const [i, profile] of newcomerProfiles.entries()) {
    const own = (newcomers[i] as MarketCard).card;
    for (const j of around(profile)) {
      const other = (residents[j] as MarketCard).card;
      if (own.pool !== market.pool && other.pool !== market.pool) continue;
      const stranger = residentProfiles[j] as AgentProfile;
      if (obstacleBesidesDistance(profile, stranger)) continue;
      const reach = reachBetween(profile, stranger);
      if (reach === 'far' || (held.size > 0 && held.has(`${own.id} ${other.id}`))) continue;
      edges.add(
        j,
        scoreBetween(profile, stranger),
        scoreBetween(stranger, profile),
        reach === 'wider' ? 1 : 0,
      );
    }
    start[i + 1] = edges.count();
  }
  const { right, leftScore, rightScore, isWide } = edges.finish();
  const problem = {
    start,
    right,
    rightCount: residents.length,
    leftScore,
    rightScore,
    leftLevel: strictLevels(start, right, residents.length, (e) =>
      rankOf(leftScore[e] as number, isWide[e] as number),
    ),
    rightLevel: new Int32Array(0),
    places: Int32Array.from(residents, ({ freePlaces }) => freePlaces),
  };
  const { startOfRight, edgeOfRight, leftOfRight } = byRight(problem);
  const levels = strictLevels(startOfRight, leftOfRight, newcomers.length, (k) => {
    const e = edgeOfRight[k] as number;
    return rankOf(rightScore[e] as number, isWide[e] as number);
  });
  problem.rightLevel = new Int32Array(right.length);
  for (let k = 0; k < levels.length; k++) problem.rightLevel[edgeOfRight[k] as number] = levels[k] as number;
  return { newcomers, residents, newcomerProfiles, residentProfiles, problem, isWide };
}

/** Per pair the position of the other in the list of an agent: by rank, then in order of waiting, which is that of the numbers. */
function strictLevels(
  start: Int32Array,
  other: Int32Array,
  others: number,
  rank: (e: number) => number,
): Int32Array {
  const levels = new Int32Array(other.length);
  const positionOf = new Int32Array(others);
  for (let i = 0; i + 1 < start.length; i++) {
    const from = start[i] as number;
    const count = (start[i + 1] as number) - from;
    const keys = new Float64Array(count);
    for (let k = 0; k < count; k++) keys[k] = rank(from + k) * others + (other[from + k] as number);
    keys.sort();
    for (let k = 0; k < count; k++) positionOf[(keys[k] as number) % others] = k;
    for (let k = 0; k < count; k++) levels[from + k] = positionOf[other[from + k] as number] as number;
  }
  return levels;
}

/** The pairs grouped by right agent, each with its number and its left agent. */
function byRight({ start, right, rightCount }: PairingProblem) {
  const startOfRight = new Int32Array(rightCount + 1);
  for (const j of right) startOfRight[j + 1] = (startOfRight[j + 1] as number) + 1;
  for (let j = 0; j < rightCount; j++)
    startOfRight[j + 1] = (startOfRight[j + 1] as number) + (startOfRight[j] as number);
  const next = startOfRight.slice();
  const edgeOfRight = new Int32Array(right.length);
  const leftOfRight = new Int32Array(right.length);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let e = start[i] as number; e < (start[i + 1] as number); e++) {
      const at = next[right[e] as number] as number;
      next[right[e] as number] = at + 1;
      edgeOfRight[at] = e;
      leftOfRight[at] = i;
    }
  }
  return { startOfRight, edgeOfRight, leftOfRight };
}
