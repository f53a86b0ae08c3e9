import type { AllocationProblem } from '#algorithms/allocation';
import { preferenceCost, type SeatCandidate } from './regret.ts';

/** Room in one round. */
export interface BreakoutCapacity {
  id: string;
  capacity: number;
  /** How many it needs to start. */
  minAttendees: number;
}

const MAX_SCORE = 1000;

/** A wisher with a promise: never worse than `at`, and placed before whoever has nothing. */
export interface SeatedCandidate extends SeatCandidate {
  current?: string | null;
  /** May be moved to something better. */
  mayMove?: boolean;
}

/** The round as the engine wants it: points are what is left of the most when regret is taken off. */
export function toAllocationProblem(
  rooms: readonly BreakoutCapacity[],
  people: readonly SeatedCandidate[],
): AllocationProblem {
  const index = new Map(rooms.map(({ id }, i) => [id, i]));
  const start = [0];
  const offer: number[] = [];
  const score: number[] = [];
  for (const one of people) {
    for (const [k, id] of one.acceptable.entries()) {
      const o = index.get(id);
      if (o === undefined || (one.current && !isOpen(one, k))) continue;
      offer.push(o);
      score.push(MAX_SCORE - preferenceCost(one, k));
    }
    start.push(offer.length);
  }
  const parties = people.some(({ size }) => size > 1);
  const minimums = rooms.some(({ minAttendees }) => minAttendees > 0);
  return {
    start: Int32Array.from(start),
    offer: Int32Array.from(offer),
    score: Int32Array.from(score),
    places: Int32Array.from(rooms, ({ capacity }) => capacity),
    ...(parties ? { size: Uint8Array.from(people, ({ size }) => size) } : {}),
    ...(minimums
      ? { minimum: Int32Array.from(rooms, ({ minAttendees, capacity }) => Math.min(minAttendees, capacity)) }
      : {}),
    ...(people.some(({ current }) => current)
      ? { priority: Uint8Array.from(people, ({ current }) => (current ? 1 : 2)) }
      : {}),
  };
}

/** Whoever sits somewhere can stay or go up, never down. */
function isOpen(one: SeatedCandidate, option: number): boolean {
  const now = one.acceptable.indexOf(one.current ?? '');
  if (option === now) return true;
  return Boolean(one.mayMove) && (now < 0 || preferenceCost(one, option) < preferenceCost(one, now));
}

/** The draw as the engine wants it: 0 drew first. Equal lots by id, so that the order of a list decides nothing. */
export function lotteryOrder(people: readonly SeatCandidate[]): Int32Array {
  const order = people.map((_, i) => i);
  order.sort((a, b) => byLot(people[a] as SeatCandidate, people[b] as SeatCandidate));
  const draw = new Int32Array(people.length);
  order.forEach((i, turn) => {
    draw[i] = turn;
  });
  return draw;
}

const byLot = (a: SeatCandidate, b: SeatCandidate): number =>
  a.lotteryNumber - b.lotteryNumber || (a.id < b.id ? -1 : 1);
