import fc from 'fast-check';
import { type Allocation, type AllocationOptions, type AllocationProblem, allocate } from './index.ts';

// Random people and offers for the tests, as plain lists, so that they can be removed, added and reordered.
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

const person = (offers: number, limits: { priority: number; size: number }): fc.Arbitrary<Person> =>
  fc.record({
    scores: fc.array(fc.option(score), { minLength: offers, maxLength: offers }),
    priority: fc.integer({ min: 1, max: limits.priority }),
    size: fc.integer({ min: 1, max: limits.size }),
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

/** Random towns within these limits. */
export const randomTowns = (limits: TownLimits): fc.Arbitrary<RandomTown> =>
  fc.integer({ min: 1, max: limits.offers }).chain((offers) =>
    fc.record({
      people: fc.array(person(offers, { priority: limits.priority ?? 1, size: limits.size ?? 1 }), {
        maxLength: limits.people,
      }),
      places: fc.array(fc.integer({ min: 0, max: limits.places }), { minLength: offers, maxLength: offers }),
      minimum: fc.array(fc.integer({ min: 0, max: limits.minimum ?? 0 }), {
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
    scores.forEach((edgeScore, o) => {
      if (edgeScore === null) return;
      offer.push(o);
      points.push(edgeScore);
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

/** Number of people placed per priority, and last the points; compared lexicographically. */
export type ObjectiveVector = number[];

export function objectiveOf(town: RandomTown, offerOf: ArrayLike<number>): ObjectiveVector {
  const worth = Array.from({ length: 9 }, () => 0);
  town.people.forEach(({ scores, priority, size, group }, i) => {
    const o = offerOf[i] ?? -1;
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

/** Every feasible allocation, by exhaustive search. */
export function* allAllocations(town: RandomTown): Generator<number[]> {
  const free = town.places.slice();
  const offerOf: number[] = [];
  const { minimum } = problemOf(town);
  function* from(i: number): Generator<number[]> {
    const nextPerson = town.people[i];
    if (!nextPerson) {
      const full = free.every((left, o) => {
        const taken = (town.places[o] ?? 0) - left;
        return taken === 0 || taken >= (minimum?.[o] ?? 0);
      });
      if (full) yield offerOf.slice();
      return;
    }
    offerOf[i] = -1;
    yield* from(i + 1);
    for (const [o, so] of nextPerson.scores.entries()) {
      if (so === null || (free[o] ?? 0) < nextPerson.size) continue;
      free[o] = (free[o] ?? 0) - nextPerson.size;
      offerOf[i] = o;
      yield* from(i + 1);
      free[o] = (free[o] ?? 0) + nextPerson.size;
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
