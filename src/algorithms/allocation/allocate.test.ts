import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allocateTown,
  bestObjective,
  compareObjectives,
  objectiveOf,
  problemOf,
  type RandomTown,
  randomTowns,
} from './generators.testing.ts';
import { allocate, verifyAllocation } from './index.ts';

const smallTowns = randomTowns({ people: 5, offers: 3, places: 3, priority: 3 });
const largeTowns = randomTowns({ people: 30, offers: 8, places: 4, priority: 3 });
const runs = { numRuns: 10_000 };

test('no other allocation places more people, earlier priorities first, or has more points', () => {
  fc.assert(
    fc.property(smallTowns, (town) => {
      const { offerOf, gap } = allocateTown(town);
      expect(gap).toBe(0);
      expect(compareObjectives(objectiveOf(town, offerOf), bestObjective(town))).toBe(0);
    }),
    runs,
  );
});

test('the proof holds, checked by code that shares nothing with the solution', () => {
  fc.assert(
    fc.property(largeTowns, (town) => {
      const result = allocateTown(town);
      expect(verifyAllocation(problemOf(town), result)).toBeNull();
      expect(result.gap).toBe(0);
    }),
    runs,
  );
});

test('a price is exactly what one more place there adds', () => {
  fc.assert(
    fc.property(largeTowns, fc.nat(7), (town, nth) => {
      const o = nth % town.places.length;
      const before = allocateTown(town);
      const after = allocateTown({ ...town, places: town.places.map((so, k) => (k === o ? so + 1 : so)) });
      // Weights of being placed can differ between two problems; then the two values cannot be compared.
      fc.pre(before.placementWeight.every((so, c) => so === after.placementWeight[c]));
      expect(after.value - before.value).toBe(before.price[o]);
    }),
    runs,
  );
});

/** The same people in another order: each keeps the place in the draw. */
const shuffleOf = (n: number) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n });

test('the order of people and offers changes nothing but ties: same people placed, same points, same prices', () => {
  const shuffled = largeTowns.chain((town) =>
    fc.tuple(fc.constant(town), shuffleOf(town.people.length), shuffleOf(town.places.length)),
  );
  fc.assert(
    fc.property(shuffled, ([town, people, offers]) => {
      const draw = Int32Array.from(people.keys());
      const result = allocateTown(town, { draw });
      const reordered: RandomTown = {
        ...town,
        people: people.map((i) => {
          const one = town.people[i] as RandomTown['people'][number];
          return { ...one, scores: offers.map((o) => one.scores[o] ?? null) };
        }),
        places: offers.map((o) => town.places[o] ?? 0),
      };
      const reorderedResult = allocateTown(reordered, { draw: Int32Array.from(people) });
      expect([reorderedResult.placed, reorderedResult.score]).toEqual([result.placed, result.score]);
      expect(people.map((_, k) => (reorderedResult.offerOf[k] ?? -1) >= 0)).toEqual(
        people.map((i) => (result.offerOf[i] ?? -1) >= 0),
      );
      expect(offers.map((_, k) => reorderedResult.price[k])).toEqual(offers.map((o) => result.price[o]));
    }),
    runs,
  );
});

test('more room never unseats anyone', () => {
  fc.assert(
    fc.property(largeTowns, fc.nat(7), fc.integer({ min: 1, max: 3 }), (town, nth, extraPlaces) => {
      const o = nth % town.places.length;
      const before = allocateTown(town);
      const after = allocateTown({
        ...town,
        places: town.places.map((so, k) => (k === o ? so + extraPlaces : so)),
      });
      before.offerOf.forEach((seat, i) => {
        if (seat >= 0) expect(after.offerOf[i]).toBeGreaterThanOrEqual(0);
      });
    }),
    runs,
  );
});

test('of people who are worth the same, nobody is left out for someone who drew later', () => {
  const equalTowns = randomTowns({ people: 8, offers: 3, places: 2 }).map((town) => ({
    ...town,
    people: town.people.map((person) => ({
      ...person,
      group: 0,
      scores: person.scores.map((so) => (so === null ? null : 5)),
    })),
  }));
  fc.assert(
    fc.property(equalTowns, fc.integer(), (town, seed) => {
      const { offerOf, draw } = allocateTown(town, { seed });
      const left = [...offerOf.keys()].filter((i) => offerOf[i] === -1);
      for (const i of left) {
        // With i for any one who drew later, fewer people could be placed.
        for (const k of offerOf.keys()) {
          if (offerOf[k] === -1 || (draw[k] ?? 0) < (draw[i] ?? 0)) continue;
          const people = town.people.filter((_, j) => j === i || (offerOf[j] !== -1 && j !== k));
          expect(allocateTown({ ...town, people }).placed).toBeLessThan(people.length);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('the same problem and seed give the same answer', () => {
  fc.assert(
    fc.property(largeTowns, fc.integer(), (town, seed) => {
      expect(allocateTown(town, { seed })).toEqual(allocateTown(town, { seed }));
    }),
    { numRuns: 1_000 },
  );
});

test('a bonus lifts a group that stays behind', () => {
  const person = (group: number, points: number) => ({ scores: [points], priority: 1, size: 1, group });
  const town: RandomTown = {
    people: [person(0, 80), person(1, 70)],
    places: [1],
    minimum: [0],
    bonus: [0, 0],
  };
  expect([...allocateTown(town).offerOf]).toEqual([0, -1]);
  expect([...allocateTown({ ...town, bonus: [0, 11] }).offerOf]).toEqual([-1, 0]);
});

test('it tells how it goes, and stops when it is told to', () => {
  const person = { scores: [5, 3], priority: 1, size: 1, group: 0 };
  const town: RandomTown = { people: [person, person], places: [1, 1], minimum: [0, 0], bonus: [0, 0] };
  const seen: number[] = [];
  allocate(problemOf(town), { onProgress: ({ waitingPeople }) => void seen.push(waitingPeople) });
  expect(seen.length).toBeGreaterThan(0);
  expect(allocate(problemOf(town), { onProgress: () => false })).toEqual({ ok: false, refusal: 'stopped' });
});
