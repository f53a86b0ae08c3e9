import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainPairing } from './explain.ts';
import {
  allPairings,
  isStable,
  problemOf,
  type RandomMarket,
  randomMarkets,
  sizeOf,
} from './generators.testing.ts';
import { groupAgents } from './group-agents.ts';
import { findMaximumPairing } from './maximum-pairing.ts';
import { measurePairing } from './measure.ts';
import { findStablePairing } from './stable-pairing.ts';

const like = (leftLevel: number, rightLevel: number, leftScore = 0, rightScore = 0) => ({
  leftLevel,
  rightLevel,
  leftScore,
  rightScore,
});

test('in a thin market: as many pairs as can be, best for who likes it least, and who would rather is told', () => {
  fc.assert(
    fc.property(randomMarkets({ places: 2 }), (party) => {
      const { partnerOf, size, blocking } = findMaximumPairing(problemOf(party));
      const worth = (pairs: ArrayLike<number>): number =>
        Array.from(pairs).reduce((sum, j, i) => {
          const one = party.rankings[i]?.[j];
          return sum + (one ? 1000 + Math.min(one.leftScore, one.rightScore) : 0);
        }, 0);
      expect(size).toBe(sizeOf(partnerOf));
      expect(worth(partnerOf)).toBe(Math.max(...allPairings(party).map(worth)));
      expect(blocking.length === 0).toBe(isStable(party, partnerOf));
    }),
    { numRuns: 10_000 },
  );
});

test('without points it goes by levels', () => {
  const party: RandomMarket = {
    rankings: [
      [like(0, 0), like(1, 1)],
      [like(1, 0), like(0, 1)],
    ],
    places: [1, 1],
  };
  const { leftScore, rightScore, ...p } = problemOf(party);
  expect(leftScore?.length).toBe(rightScore?.length);
  expect([...findMaximumPairing(p).partnerOf]).toEqual([0, 1]);
});

test('the figures, by hand', () => {
  const party: RandomMarket = {
    rankings: [
      [like(0, 2, 900, 500), null, null],
      [like(1, 0, 700, 800), like(0, 1, 950, 600), null],
      [null, null, like(3, 1, 200, 700)],
      [null, null, like(0, 0, 990, 980)],
    ],
    places: [1, 1, 1],
  };
  expect(measurePairing(problemOf(party), Int32Array.of(0, 1, 2, -1))).toEqual({
    size: 3,
    maximum: 3,
    // Left 3 and right 2.
    blocking: 1,
    left: { meanLevel: 1, worstLevel: 3, meanScore: (900 + 950 + 200) / 3, lowestScore: 200 },
    right: { meanLevel: 4 / 3, worstLevel: 2, meanScore: 600, lowestScore: 500 },
    lowestDecileScore: 200,
    gap: (900 + 950 + 200) / 3 - 600,
  });
  const nobody = measurePairing(problemOf(party), Int32Array.of(-1, -1, -1, -1));
  expect([nobody.size, nobody.gap, nobody.lowestDecileScore, nobody.left.meanLevel]).toEqual([
    0,
    null,
    null,
    null,
  ]);
});

test('why one is with whom, in words', () => {
  const party: RandomMarket = {
    rankings: [
      [like(0, 0), null],
      [like(0, 1), like(2, 0)],
      [null, null],
    ],
    places: [1, 1],
  };
  const p = problemOf(party);
  const { partnerOf } = findStablePairing(p);
  const name = (side: string, k: number) =>
    (side === 'left' ? ['Amal', 'Biniam', 'Dilan'] : ['Ria', 'Sjaak'])[k] ?? '';
  expect(explainPairing(p, partnerOf, 'left', 1, name).text).toBe(
    'Biniam is paired with Sjaak, a wish of level 3. Biniam would rather have had one other, who has somebody they like at least as much.',
  );
  expect(explainPairing(p, partnerOf, 'right', 0, name).text).toBe(
    'Ria is paired with Amal, a first wish. Nobody who could be would be liked better.',
  );
  expect(explainPairing(p, partnerOf, 'left', 2, name).text).toBe(
    'There is nobody who could be paired with Dilan.',
  );
  expect(explainPairing(p, Int32Array.of(-1, 0, -1), 'right', 0).text).toBe(
    'right 0 is paired with left 1, a wish of level 2. right 0 would rather have had one other; of those 1 would have liked that too.',
  );
  expect(explainPairing(p, Int32Array.of(-1, 0, -1), 'left', 0)).toMatchObject({
    with: [],
    preferred: 1,
    reciprocated: 1,
  });
  expect(() => explainPairing(p, partnerOf, 'right', 2)).toThrow('pairing: no right agent 2');
});

test('in a stable pairing nobody would rather come to whom one would rather have, from either side', () => {
  fc.assert(
    fc.property(randomMarkets({ places: 2 }), fc.nat(), (party, pick) => {
      const p = problemOf(party);
      const all = allPairings(party);
      const partnerOf = Int32Array.from(all[pick % all.length] as number[]);
      const lefts = party.rankings.map((_, i) => explainPairing(p, partnerOf, 'left', i));
      const rights = party.places.map((_, j) => explainPairing(p, partnerOf, 'right', j));
      expect(lefts.every(({ reciprocated }) => reciprocated === 0)).toBe(isStable(party, partnerOf));
      const sum = (reasons: { reciprocated: number }[]) =>
        reasons.reduce((total, one) => total + one.reciprocated, 0);
      expect(sum(rights)).toBe(sum(lefts));
      for (const [
        i,
        {
          with: [j],
        },
      ] of lefts.entries())
        if (j !== undefined) expect(rights[j]?.with).toContain(i);
    }),
    { numRuns: 10_000 },
  );
});

test('a family and a circle meet as one; one “no” from anybody is a “no”', () => {
  // Lefts 0 and 1 are a family, 2 is alone; rights 0 and 1 are a circle, 2 is alone.
  const members = problemOf({
    rankings: [
      [like(0, 1, 900, 500), like(2, 0, 600, 700), like(0, 0, 800, 800)],
      [like(1, 0, 850, 650), like(0, 0, 950, 750), null],
      [like(0, 0, 700, 700), null, like(3, 2, 400, 300)],
    ],
    places: [1, 1, 1],
  });
  const groups = groupAgents(members, Int32Array.of(0, 0, 1), Int32Array.of(0, 0, 1));
  expect(groups).toEqual({
    start: Int32Array.of(0, 1, 2),
    rightCount: 2,
    right: Int32Array.of(0, 1),
    leftLevel: Int32Array.of(2, 3),
    rightLevel: Int32Array.of(1, 2),
    leftScore: Int32Array.of(600, 400),
    rightScore: Int32Array.of(500, 300),
  });
  expect([...findStablePairing(groups).partnerOf]).toEqual([0, 1]);
  expect(() => groupAgents(members, Int32Array.of(0, 2, 2), Int32Array.of(0, 0, 1))).toThrow(
    'pairing: leftGroup has nobody in group 1',
  );
  expect(() => groupAgents(members, Int32Array.of(0, 0, 0), Int32Array.of(0, 9, 1))).toThrow(
    'pairing: rightGroup[1] is 9, expected 0 … 2',
  );
  expect(() => groupAgents(members, Int32Array.of(0), Int32Array.of(0, 0, 1))).toThrow(
    'pairing: leftGroup has length 1, expected 3',
  );
});
