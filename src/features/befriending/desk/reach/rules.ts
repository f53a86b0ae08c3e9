import { obstacleBesidesDistance, reachBetween } from '../../fit/compare.ts';
import { type AgentProfile, profileOf } from '../../fit/profile.ts';
import type { PoolCard } from '../model/queries.ts';

/** A card that could meet more people when it is asked from farther away. */
export interface WiderCandidate {
  row: PoolCard;
  /** With so many more of the other side it could meet when both sides agree to a wider distance. */
  gains: number;
  /** Nobody is within reach of it now. */
  alone: boolean;
  /** Everybody of the card agreed already. */
  agreed: boolean;
}

const profileWith = ({ card, members }: PoolCard, wider: boolean): AgentProfile =>
  profileOf({
    card,
    members: members.map(({ answers }) => (wider ? { ...answers, widerKm: true } : answers)),
  });

/**
 * Who could meet more people with a wider distance: those for whom nobody is near, and those of the other side whom they would reach.
 * Who gains most is first; who agreed already stays in the list as long as it waits for others.
 */
export function widerCandidates(looking: readonly PoolCard[]): {
  candidates: WiderCandidate[];
  /** How many have nobody within reach now. */
  alone: number;
} {
  const sides = Map.groupBy(
    looking.map((row) => ({
      row,
      now: profileWith(row, false),
      wide: profileWith(row, true),
      gains: 0,
      reached: 0,
    })),
    ({ row }) => row.card.side,
  );
  const [newcomers, residents] = [sides.get('newcomer') ?? [], sides.get('resident') ?? []];
  const gained: [(typeof newcomers)[number], (typeof newcomers)[number]][] = [];
  for (const newcomer of newcomers)
    for (const resident of residents) {
      if (obstacleBesidesDistance(newcomer.now, resident.now)) continue;
      if (reachBetween(newcomer.now, resident.now) !== 'far') {
        newcomer.reached++;
        resident.reached++;
      } else if (reachBetween(newcomer.wide, resident.wide) !== 'far') gained.push([newcomer, resident]);
    }
  // A wider distance is asked for who has nobody; whoever has somebody near is left in peace unless it helps somebody else.
  for (const [newcomer, resident] of gained)
    if (newcomer.reached === 0 || resident.reached === 0) {
      newcomer.gains++;
      resident.gains++;
    }
  const everybody = [...newcomers, ...residents];
  const candidates = everybody
    .filter(({ gains }) => gains > 0)
    .map(({ row, gains, reached }) => ({
      row,
      gains,
      alone: reached === 0,
      agreed: row.members.every(({ answers }) => answers.widerKm),
    }))
    .sort(
      (a, b) =>
        Number(b.alone) - Number(a.alone) ||
        b.gains - a.gains ||
        a.row.card.wishedAt.getTime() - b.row.card.wishedAt.getTime(),
    );
  return { candidates, alone: everybody.filter(({ reached }) => reached === 0).length };
}

/** What is between two organisations, as the one of them sees it. */
export type NeighbourState = 'together' | 'asked' | 'asks-us';
export const neighbourState = ({
  askedBy,
  agreedAt,
}: {
  askedBy: 'us' | 'them';
  agreedAt: Date | null;
}): NeighbourState => (agreedAt ? 'together' : askedBy === 'us' ? 'asked' : 'asks-us');

/** So many cards are asked at once at most. */
export const MAX_ASKED = 100;
