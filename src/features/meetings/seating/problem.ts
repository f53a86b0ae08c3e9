import type { AllocationProblem } from '#algorithms/allocation';
import { regretOf, type Wisher } from './regret.ts';

/** Room in one round. */
export interface Room {
  id: string;
  places: number;
  /** How many it needs to start. */
  least: number;
}

const MOST_POINTS = 1000;

/** A wisher with a promise: never worse than `at`, and placed before whoever has nothing. */
export interface Standing extends Wisher {
  at?: string | null;
  /** May be moved to something better. */
  mayMove?: boolean;
}

/** The round as the engine wants it: points are what is left of the most when regret is taken off. */
export function problemOf(rooms: readonly Room[], people: readonly Standing[]): AllocationProblem {
  const index = new Map(rooms.map(({ id }, i) => [id, i]));
  const start = [0];
  const offer: number[] = [];
  const score: number[] = [];
  for (const one of people) {
    for (const [k, id] of one.options.entries()) {
      const o = index.get(id);
      if (o === undefined || (one.at && !isOpen(one, k))) continue;
      offer.push(o);
      score.push(MOST_POINTS - regretOf(one, k));
    }
    start.push(offer.length);
  }
  const parties = people.some(({ size }) => size > 1);
  const minimums = rooms.some(({ least }) => least > 0);
  return {
    start: Int32Array.from(start),
    offer: Int32Array.from(offer),
    score: Int32Array.from(score),
    places: Int32Array.from(rooms, ({ places }) => places),
    ...(parties ? { size: Uint8Array.from(people, ({ size }) => size) } : {}),
    ...(minimums ? { minimum: Int32Array.from(rooms, ({ least, places }) => Math.min(least, places)) } : {}),
    ...(people.some(({ at }) => at) ? { priority: Uint8Array.from(people, ({ at }) => (at ? 1 : 2)) } : {}),
  };
}

/** Whoever sits somewhere can stay or go up, never down. */
function isOpen(one: Standing, option: number): boolean {
  const now = one.options.indexOf(one.at ?? '');
  if (option === now) return true;
  return Boolean(one.mayMove) && (now < 0 || regretOf(one, option) < regretOf(one, now));
}

/** The draw as the engine wants it: 0 drew first. Equal lots by id, so that the order of a list decides nothing. */
export function drawOf(people: readonly Wisher[]): Int32Array {
  const order = people.map((_, i) => i);
  order.sort((a, b) => byLot(people[a] as Wisher, people[b] as Wisher));
  const draw = new Int32Array(people.length);
  order.forEach((i, turn) => {
    draw[i] = turn;
  });
  return draw;
}

const byLot = (a: Wisher, b: Wisher): number => a.lot - b.lot || (a.id < b.id ? -1 : 1);
