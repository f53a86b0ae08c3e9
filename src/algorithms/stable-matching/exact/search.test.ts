import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOfBothSides } from '../deferred-acceptance/both-sides.ts';
import { isStable, largestStableSize, problemOf, randomMarkets } from '../generators.testing.ts';
import { findStablePairing } from '../stable-pairing.ts';
import { findCoveringMatching } from './cover.ts';
import { coveredEdges, lagrangianBound } from './lagrangian-bound.ts';
import { initialBounds, propagate } from './level-bounds.ts';
import { toOneToOne } from './one-to-one.ts';
import { searchLargest } from './search.ts';

const plain = { branchRounds: 0, maxBranches: 1_000_000, seed: 0 };

test('with branches alone, without any prices, it finds the largest too', () => {
  fc.assert(
    fc.property(
      randomMarkets({ lefts: 5, levels: 4, places: 2 }),
      fc.constantFrom(0, 2),
      (party, rootRounds) => {
        const p = problemOf(party);
        const { best, bound } = searchLargest(p, bestOfBothSides(p, 0), { ...plain, rootRounds });
        expect(isStable(party, best.partnerOf)).toBe(true);
        expect(best.size).toBe(largestStableSize(party));
        expect(bound).toBe(best.size);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('conclusions and prices never rule out the largest', () => {
  fc.assert(
    fc.property(randomMarkets({ lefts: 5, levels: 4 }), (party) => {
      const p = problemOf(party);
      const { small } = toOneToOne(p);
      const ranges = initialBounds(small);
      const largest = largestStableSize(party);
      const price = new Float64Array(small.left.length);
      const bound = lagrangianBound(small, ranges, coveredEdges(small), price, 20, () => -2);
      expect(bound).toBeGreaterThanOrEqual(largest - 1e-9);
      expect(propagate(small, ranges)).toBe(true);
      expect(findCoveringMatching(small, ranges, null)?.size).toBeGreaterThanOrEqual(largest);
    }),
    { numRuns: 10_000 },
  );
});

test('many seeds: what prices lead to is never smaller than what was there', () => {
  fc.assert(
    fc.property(randomMarkets({ lefts: 6, rights: 6, levels: 2 }), fc.nat(), (party, seed) => {
      const p = problemOf(party);
      expect(findStablePairing(p, { seed }).size).toBeGreaterThanOrEqual(
        findStablePairing(p, { seed, rounds: 0 }).size,
      );
    }),
    { numRuns: 1_000 },
  );
});
