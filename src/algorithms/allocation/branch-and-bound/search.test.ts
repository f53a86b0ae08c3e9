import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allAllocations,
  allocateTown,
  objectiveOf,
  problemOf,
  type RandomTown,
  randomTowns,
} from '../generators.testing.ts';
import { verifyAllocation } from '../index.ts';

const runs = { numRuns: 10_000 };
const person = (scores: (number | null)[], size = 1) => ({ scores, priority: 1, size, group: 0 });

/** The value of the best of all allocations when being placed counts as much as `first` says. */
function mostValue(town: RandomTown, first: Int32Array): number {
  let highest = 0;
  for (const at of allAllocations(town)) {
    const worth = objectiveOf(town, at);
    highest = Math.max(
      highest,
      worth.reduce((sum, many, k) => sum + many * (k < 8 ? (first[k] ?? 0) : 1), 0),
    );
  }
  return highest;
}

test('parties stay whole and nothing starts with too few, and nothing better exists', () => {
  fc.assert(
    fc.property(
      randomTowns({ people: 5, offers: 3, places: 5, priority: 2, size: 3, minimum: 3 }),
      (town) => {
        const result = allocateTown(town, { branches: 1000 });
        expect(verifyAllocation(problemOf(town), result)).toBeNull();
        expect(result.exhaustive).toBe(true);
        expect(result.value).toBe(mostValue(town, result.placementWeight));
      },
    ),
    runs,
  );
});

test('a search cut short keeps all rules, and says how far off it may be', () => {
  fc.assert(
    fc.property(
      randomTowns({ people: 30, offers: 6, places: 9, size: 4, minimum: 6 }),
      fc.nat(4),
      (town, branches) => {
        const cut = allocateTown(town, { branches });
        expect(verifyAllocation(problemOf(town), cut)).toBeNull();
        expect(cut.gap).toBeGreaterThanOrEqual(0);
        expect(cut.bound).toBeGreaterThanOrEqual(allocateTown(town, { branches: 50 }).value);
      },
    ),
    { numRuns: 500 },
  );
});

test('a family of three stays together where two single people could not both be', () => {
  const town: RandomTown = {
    people: [person([9, 5], 3), person([9, 1])],
    places: [3, 3],
    minimum: [0, 0],
    bonus: [0],
  };
  // At offer 0 the family adds 12 over offer 1; the single person adds 8.
  expect([...allocateTown(town).offerOf]).toEqual([0, 1]);
});

test('a course that needs four does not start for three, who go elsewhere', () => {
  const people = [person([9, 2]), person([9, 2]), person([9, 2])];
  const town: RandomTown = { people, places: [6, 3], minimum: [4, 0], bonus: [0] };
  expect([...allocateTown(town).offerOf]).toEqual([1, 1, 1]);
  expect([...allocateTown({ ...town, people: [...people, person([1, null])] }).offerOf]).toEqual([
    0, 0, 0, 0,
  ]);
});
