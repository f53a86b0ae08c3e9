import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CANNOT, type ItemScores, nearMisses, topItems, UNKNOWN, verdictOf } from './index.ts';

const COLUMNS = 16;

const outcome: fc.Arbitrary<ItemScores> = fc
  .array(fc.tuple(fc.constantFrom(-1, 0, 1, 499, 500, 1000), fc.integer({ min: 0, max: 0xffffffff })), {
    maxLength: 60,
  })
  .map((items) => ({
    score: Int32Array.from(items, ([score]) => score),
    verdicts: Uint32Array.from(items, ([, verdicts]) => verdicts),
    minutes: new Float32Array(items.length),
  }));

const columnsWith = (found: ItemScores, item: number, verdict: number): number[] =>
  Array.from({ length: COLUMNS }, (_, column) => column).filter(
    (column) => verdictOf(found.verdicts[item] ?? 0, column) === verdict,
  );

test('the best k are the first k of everything sorted, without what cannot work', () => {
  fc.assert(
    fc.property(outcome, fc.integer({ min: 0, max: 70 }), (scores, k) => {
      const unknowns = (item: number) => columnsWith(scores, item, UNKNOWN).length;
      const sorted = [...scores.score.keys()]
        .filter((item) => (scores.score[item] ?? 0) >= 0)
        .sort(
          (a, b) => (scores.score[b] ?? 0) - (scores.score[a] ?? 0) || unknowns(a) - unknowns(b) || a - b,
        );
      expect([...topItems(scores, k)]).toEqual(sorted.slice(0, k));
    }),
    { numRuns: 500 },
  );
});

test('a near miss fails on one criterion alone', () => {
  fc.assert(
    fc.property(outcome, (scores) => {
      const expected = new Array(COLUMNS).fill(0);
      for (const item of scores.score.keys()) {
        const [only, more] = columnsWith(scores, item, CANNOT);
        if (only !== undefined && more === undefined) expected[only]++;
      }
      expect([...nearMisses(scores, COLUMNS)]).toEqual(expected);
    }),
  );
});

test('a number that makes no sense is refused by name', () => {
  const none: ItemScores = {
    score: new Int32Array(0),
    verdicts: new Uint32Array(0),
    minutes: new Float32Array(0),
  };
  expect(() => topItems(none, -1)).toThrow(new RangeError('k is -1, expected a whole number from 0'));
  expect(() => topItems(none, 1.5)).toThrow(RangeError);
  expect(() => nearMisses(none, 17)).toThrow(new RangeError('columns is 17, expected 0 to 16'));
});
