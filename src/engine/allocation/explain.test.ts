import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from './index.ts';
import { allocated, problemOf, type Town, towns } from './invented.testing.ts';

const one = (scores: (number | null)[], priority = 1, size = 1) => ({ scores, priority, size, group: 0 });

test('someone without a place reads who got the last one, and how long the line is', () => {
  const town: Town = {
    people: [one([90]), one([83]), one([70]), one([60])],
    places: [2],
    minimum: [0],
    bonus: [0],
  };
  const { reason, line } = explain(problemOf(town), allocated(town));
  expect([...line(0)]).toEqual([2, 3]);
  expect(reason(3).text).toBe(
    [
      'No place: all 1 offer that could suit went to others.',
      'Offer 0 (60 points) is full: 2 places went to others, the last one to priority 1, score 83. ' +
        'This person is number 2 in a line of 2. To give it to this person would lose 10 points in all.',
    ].join('\n'),
  );
  expect(reason(0).text).toBe('Placed at offer 0 with 90 points, the best there is for this person.');
});

test('nobody misses a better place that has room, and no place would gain more than it costs', () => {
  fc.assert(
    fc.property(towns({ people: 20, offers: 6, places: 3, priority: 2 }), (town) => {
      const result = allocated(town);
      const { reason, line } = explain(problemOf(town), result);
      for (const i of town.people.keys()) {
        for (const missed of reason(i).missed) {
          expect(missed.why).toBe('full');
          expect(missed.taken).toBe(missed.places);
          expect(missed.gain).toBeLessThanOrEqual(missed.cost);
          expect(line(missed.offer)[missed.position - 1]).toBe(i);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test('a person or offer that is not there is named', () => {
  const town: Town = { people: [one([1])], places: [1], minimum: [0], bonus: [0] };
  const { reason, line } = explain(problemOf(town), allocated(town));
  expect(() => reason(1)).toThrow('allocation: no person 1');
  expect(() => line(-1)).toThrow('allocation: no offer -1');
});
