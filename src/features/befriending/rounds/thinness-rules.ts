import { WEEK_CELLS, type WeekCell } from '#features/story/rules.ts';
import {
  type AgentProfile,
  countBits,
  obstacleBesidesDistance,
  profileOf,
  reachBetween,
} from '../fit/rules.ts';
import type { Side } from '../model/rules.ts';
import { computeRound } from './compute-round.ts';
import type { Market, MarketCard } from './market.ts';

/** A card that can meet nobody now, and what would change it. */
export interface LonelyCard {
  card: string;
  side: Side;
  /** How many it could meet if its people travelled twice as far. */
  wider: number;
  /** The parts of the week with which it could meet somebody, the most first. */
  cells: { cell: WeekCell; others: number }[];
  /** Organisations with which the pool does not share people yet, and where somebody would fit. */
  neighbours: string[];
}

/** What a pool lacks. */
export interface Thinness {
  /** Pairs that there could be at once: when nobody may rather have somebody else, and at most. */
  stable: number;
  maximum: number;
  /** Two who would both rather have each other than whom they got, if as many as possible were paired. */
  blockingAtMaximum: number;
  lonely: LonelyCard[];
}

/** A pool that is not a neighbour yet is named from so many cards on: fewer would say too much about those few. */
export const MIN_NEIGHBOUR_CARDS = 10;
/** So many parts of the week are named for one card. */
const MAX_CELLS = 3;

const FAR = 2;

/** The same card with people who travel farther. */
function widened(profile: AgentProfile): AgentProfile {
  const people = profile.people.map((person) => ({ ...person, rangeKm: person.rangeKm * FAR }));
  return { ...profile, people };
}

const canMeet = (one: AgentProfile, other: AgentProfile): boolean =>
  obstacleBesidesDistance(one, other) === null && reachBetween(one, other) !== 'far';

/**
 * Who can meet nobody and what would change it, and what stability costs here. Cards in `market` are those of the pool and its
 * neighbours; `elsewhere` are those of other organisations.
 */
export function thinnessOf(market: Market, elsewhere: readonly MarketCard[]): Thinness {
  const stable = computeRound({ ...market, maximum: false }).measures;
  const maximum = computeRound({ ...market, maximum: true }).measures;
  const withProfile = (cards: readonly MarketCard[]) =>
    cards.map(({ card, members }) => ({ card, profile: profileOf({ card, members }) }));
  const here = withProfile(market.cards);
  const sizes = new Map<string, number>();
  for (const { card } of elsewhere) sizes.set(card.pool, (sizes.get(card.pool) ?? 0) + 1);
  const there = withProfile(
    elsewhere.filter(({ card }) => (sizes.get(card.pool) ?? 0) >= MIN_NEIGHBOUR_CARDS),
  );
  const lonely = here.flatMap(({ card, profile }): LonelyCard[] => {
    if (card.pool !== market.pool) return [];
    const others = here.filter((other) => other.card.side !== card.side).map((other) => other.profile);
    if (others.some((other) => canMeet(profile, other))) return [];
    const far = widened(profile);
    const anyTime = { ...profile, all: { ...profile.all, cells: -1 } };
    const counts = new Map<WeekCell, number>();
    for (const other of others) {
      if (!canMeet(anyTime, other)) continue;
      for (const [at, cell] of WEEK_CELLS.entries())
        if (countBits(other.all.cells & (1 << at))) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return [
      {
        card: card.id,
        side: card.side,
        wider: others.filter((other) => canMeet(far, other)).length,
        cells: [...counts]
          .map(([cell, fitting]) => ({ cell, others: fitting }))
          .sort((a, b) => b.others - a.others)
          .slice(0, MAX_CELLS),
        neighbours: [
          ...new Set(
            there
              .filter((other) => other.card.side !== card.side && canMeet(profile, other.profile))
              .map((other) => other.card.pool),
          ),
        ],
      },
    ];
  });
  return {
    stable: stable.size,
    maximum: maximum.maximum,
    blockingAtMaximum: maximum.blocking,
    lonely,
  };
}
