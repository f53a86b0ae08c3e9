import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocateTown, problemOf, type RandomTown, randomTowns } from './generators.testing.ts';
import { explainAllocation } from './index.ts';

const personWith = (scores: (number | null)[], priority = 1, size = 1) => ({
  scores,
  priority,
  size,
  group: 0,
});

test('someone without a place reads who got the last one, and how long the line is', () => {
  const town: RandomTown = {
    people: [personWith([90]), personWith([83]), personWith([70]), personWith([60])],
    places: [2],
    minimum: [0],
    bonus: [0],
  };
  const { reason, queue } = explainAllocation(problemOf(town), allocateTown(town));
  expect([...queue(0)]).toEqual([2, 3]);
  expect(reason(3).text).toBe(
    [
      'No place: the one offer that could suit went to others.',
      'Offer 0 (60 points) is full: 2 places went to others, the last one to priority 1, score 83. ' +
        'This person is number 2 in a line of 2. To give it to this person would lose 23 points in all.',
    ].join('\n'),
  );
  expect(reason(0).text).toBe('Placed at offer 0 with 90 points, the best there is for this person.');
});

test('a loss is exact for who has no place, and for others never too much', () => {
  fc.assert(
    fc.property(randomTowns({ people: 12, offers: 4, places: 2, priority: 2 }), (town) => {
      const result = allocateTown(town);
      const { reason, displacementCost } = explainAllocation(problemOf(town), result);
      for (const [i, person] of town.people.entries()) {
        for (const { offer } of reason(i).missed) {
          // Only that offer for this person, and the highest priority: then this person has a place there.
          const scores = person.scores.map((so, o) => (o === offer ? so : null));
          const people = town.people.map((other, k) => (k === i ? { ...person, scores } : other));
          const best = bestWith({ ...town, people }, i, result.placementWeight);
          if (best === null) continue;
          if (result.offerOf[i] === -1) expect(displacementCost(i, offer)).toBe(result.value - best);
          else expect(displacementCost(i, offer)).toBeLessThanOrEqual(result.value - best);
        }
      }
    }),
    { numRuns: 10_000 },
  );
});

/** The best value when person i sits where only i may go, or null when there is no such place. */
function bestWith(town: RandomTown, i: number, first: Int32Array): number | null {
  const person = town.people[i];
  const o = person?.scores.findIndex((so) => so !== null) ?? -1;
  if (!person || (town.places[o] ?? 0) === 0) return null;
  const otherPeople = allocateTown({
    ...town,
    people: town.people.filter((_, k) => k !== i),
    places: town.places.map((so, k) => (k === o ? so - 1 : so)),
  });
  const ownPoints = (person.scores[o] ?? 0) + (town.bonus[person.group] ?? 0);
  const placed = otherPeople.offerOf.reduce((sum, at, k) => {
    const who = town.people.filter((_, j) => j !== i)[k];
    return at < 0 || !who ? sum : sum + (first[who.priority - 1] ?? 0);
  }, 0);
  return placed + otherPeople.score + ownPoints + (first[person.priority - 1] ?? 0);
}

test('nobody misses a better place that has room, and everybody knows their place in line', () => {
  fc.assert(
    fc.property(randomTowns({ people: 20, offers: 6, places: 3, priority: 2 }), (town) => {
      const result = allocateTown(town);
      const { reason, queue } = explainAllocation(problemOf(town), result);
      for (const i of town.people.keys()) {
        for (const missed of reason(i).missed) {
          expect(missed.cause).toBe('full');
          expect(missed.seatsTaken).toBe(missed.places);
          expect(queue(missed.offer)[missed.position - 1]).toBe(i);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test('a person or offer that is not there is named', () => {
  const town: RandomTown = { people: [personWith([1])], places: [1], minimum: [0], bonus: [0] };
  const { reason, queue } = explainAllocation(problemOf(town), allocateTown(town));
  expect(() => reason(1)).toThrow('allocation: no person 1');
  expect(() => queue(-1)).toThrow('allocation: no offer -1');
});
