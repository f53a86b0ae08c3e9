import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothWays } from '../deferred-acceptance/both-sides.ts';
import { isStable, largestStable, parties, problemOf } from '../generators.testing.ts';
import { pair } from '../stable-pairing.ts';
import { coverOf } from './cover.ts';
import { coveredBy, lowerBound } from './lagrangian-bound.ts';
import { narrow, openRanges } from './level-bounds.ts';
import { smallOf } from './one-to-one.ts';
import { searchLargest } from './search.ts';

const plain = { perBranch: 0, branches: 1_000_000, seed: 0 };

test('with branches alone, without any prices, it finds the largest too', () => {
  fc.assert(
    fc.property(parties({ lefts: 5, levels: 4, places: 2 }), fc.constantFrom(0, 2), (party, rounds) => {
      const p = problemOf(party);
      const { best, bound } = searchLargest(p, bothWays(p, 0), { ...plain, rounds });
      expect(isStable(party, best.at)).toBe(true);
      expect(best.size).toBe(largestStable(party));
      expect(bound).toBe(best.size);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('conclusions and prices never rule out the largest', () => {
  fc.assert(
    fc.property(parties({ lefts: 5, levels: 4 }), (party) => {
      const p = problemOf(party);
      const { small } = smallOf(p);
      const ranges = openRanges(small);
      const largest = largestStable(party);
      const price = new Float64Array(small.left.length);
      const bound = lowerBound(small, ranges, coveredBy(small), price, 20, () => -2);
      expect(bound).toBeGreaterThanOrEqual(largest - 1e-9);
      expect(narrow(small, ranges)).toBe(true);
      expect(coverOf(small, ranges, null)?.size).toBeGreaterThanOrEqual(largest);
    }),
    { numRuns: 10_000 },
  );
}, 60_000);

test('many seeds: what prices lead to is never smaller than what was there', () => {
  fc.assert(
    fc.property(parties({ lefts: 6, rights: 6, levels: 2 }), fc.nat(), (party, seed) => {
      const p = problemOf(party);
      expect(pair(p, { seed }).size).toBeGreaterThanOrEqual(pair(p, { seed, rounds: 0 }).size);
    }),
    { numRuns: 1_000 },
  );
});
