import fc from 'fast-check';
import { type Allocation, type AllocationOptions, type AllocationProblem, allocate } from './index.ts';

// Invented people and offers for the tests, as lists, so that they can be taken out, added and put in another order.
export interface Person {
  scores: (number | null)[];
  priority: number;
  size: number;
  group: number;
}
export interface RandomTown {
  people: Person[];
  places: number[];
  minimum: number[];
  bonus: number[];
}

const score = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1000 }));

const person = (offers: number, most: { priority: number; size: number }): fc.Arbitrary<Person> =>
  fc.record({
    scores: fc.array(fc.option(score), { minLength: offers, maxLength: offers }),
    priority: fc.integer({ min: 1, max: most.priority }),
    size: fc.integer({ min: 1, max: most.size }),
    group: fc.integer({ min: 0, max: 1 }),
  });

interface TownLimits {
  people: number;
  offers: number;
  places: number;
  priority?: number;
  size?: number;
  minimum?: number;
}

/** Towns of at most so many people, offers and places each. */
export const randomTowns = (most: TownLimits): fc.Arbitrary<RandomTown> =>
  fc.integer({ min: 1, max: most.offers }).chain((offers) =>
    fc.record({
      people: fc.array(person(offers, { priority: most.priority ?? 1, size: most.size ?? 1 }), {
        maxLength: most.people,
      }),
      places: fc.array(fc.integer({ min: 0, max: most.places }), { minLength: offers, maxLength: offers }),
      minimum: fc.array(fc.integer({ min: 0, max: most.minimum ?? 0 }), {
        minLength: offers,
        maxLength: offers,
      }),
      bonus: fc.constantFrom([0, 0], [0, 40], [300, 0]),
    }),
  );

export function problemOf({ people, places, minimum, bonus }: RandomTown): AllocationProblem {
  const start = [0];
  const offer: number[] = [];
  const points: number[] = [];
  for (const { scores } of people) {
    scores.forEach((so, o) => {
      if (so === null) return;
      offer.push(o);
      points.push(so);
    });
    start.push(offer.length);
  }
  return {
    start: Int32Array.from(start),
    offer: Int32Array.from(offer),
    score: Int32Array.from(points),
    places: Int32Array.from(places),
    priority: Uint8Array.from(people, (one) => one.priority),
    size: Uint8Array.from(people, (one) => one.size),
    minimum: Int32Array.from(places, (most, o) => Math.min(most, minimum[o] ?? 0)),
    group: Int32Array.from(people, (one) => one.group),
    bonus: Int32Array.from(bonus),
  };
}

export function allocateTown(town: RandomTown, options: AllocationOptions = {}): Allocation {
  const result = allocate(problemOf(town), options);
  if (!result.ok) throw new Error('stopped');
  return result;
}

/** People placed of each priority and, last, the points: better is more of the first that differs. */
export type ObjectiveVector = number[];

export function objectiveOf(town: RandomTown, at: ArrayLike<number>): ObjectiveVector {
  const worth = Array.from({ length: 9 }, () => 0);
  town.people.forEach(({ scores, priority, size, group }, i) => {
    const o = at[i] ?? -1;
    if (o < 0) return;
    worth[priority - 1] = (worth[priority - 1] ?? 0) + size;
    worth[8] = (worth[8] ?? 0) + size * ((scores[o] ?? 0) + (town.bonus[group] ?? 0));
  });
  return worth;
}

export function compareObjectives(a: ObjectiveVector, b: ObjectiveVector): number {
  const at = a.findIndex((value, k) => value !== b[k]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Every allocation that keeps the rules, by trying them all. */
export function* allAllocations(town: RandomTown): Generator<number[]> {
  const free = town.places.slice();
  const at: number[] = [];
  const { minimum } = problemOf(town);
  function* from(i: number): Generator<number[]> {
    const one = town.people[i];
    if (!one) {
      const full = free.every((left, o) => {
        const taken = (town.places[o] ?? 0) - left;
        return taken === 0 || taken >= (minimum?.[o] ?? 0);
      });
      if (full) yield at.slice();
      return;
    }
    at[i] = -1;
    yield* from(i + 1);
    for (const [o, so] of one.scores.entries()) {
      if (so === null || (free[o] ?? 0) < one.size) continue;
      free[o] = (free[o] ?? 0) - one.size;
      at[i] = o;
      yield* from(i + 1);
      free[o] = (free[o] ?? 0) + one.size;
    }
  }
  yield* from(0);
}

export function bestObjective(town: RandomTown): ObjectiveVector {
  let best: ObjectiveVector = Array.from({ length: 9 }, () => 0);
  for (const at of allAllocations(town)) {
    const worth = objectiveOf(town, at);
    if (compareObjectives(worth, best) > 0) best = worth;
  }
  return best;
}
