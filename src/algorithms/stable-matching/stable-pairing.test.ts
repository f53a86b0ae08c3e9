import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { seededRandom, shuffledIndices } from '../random/index.ts';
import {
  allPairings,
  isStable,
  largestStableSize,
  problemOf,
  randomMarkets,
  sizeOf,
} from './generators.testing.ts';
import { largestByHighs } from './highs.testing.ts';
import type { PairingProblem } from './problem.ts';
import { findLargestStablePairing, findStablePairing } from './stable-pairing.ts';
import { verifyPairing } from './verify.ts';

test('whatever the seed and the effort, no two would both rather have each other, and two thirds are paired', () => {
  fc.assert(
    fc.property(randomMarkets({ places: 2 }), fc.nat(), fc.constantFrom(0, 3), (party, seed, rounds) => {
      const p = problemOf(party);
      const { partnerOf, size } = findStablePairing(p, { seed, rounds });
      expect(isStable(party, partnerOf)).toBe(true);
      expect(size).toBe(sizeOf(partnerOf));
      expect(verifyPairing(p, partnerOf)).toBeNull();
      const largest = largestStableSize(party);
      expect(size).toBeLessThanOrEqual(largest);
      expect(3 * size).toBeGreaterThanOrEqual(2 * largest);
    }),
    { numRuns: 10_000 },
  );
});

test('exactly is exactly: as many pairs as any stable pairing has, with the proof', () => {
  fc.assert(
    fc.property(randomMarkets({ places: 2, levels: 4 }), (party) => {
      const { partnerOf, size, proven, bound } = findLargestStablePairing(problemOf(party));
      expect(isStable(party, partnerOf)).toBe(true);
      expect(sizeOf(partnerOf)).toBe(size);
      expect(proven).toBe(true);
      expect(bound).toBe(size);
      expect(size).toBe(largestStableSize(party));
    }),
    { numRuns: 10_000 },
  );
});

test('the order in which agents stand does not change how many pairs there can be', () => {
  fc.assert(
    fc.property(randomMarkets(), fc.nat(), (party, seed) => {
      const rights = shuffledIndices(party.places.length, seed);
      const lefts = shuffledIndices(party.rankings.length, seed + 1);
      const turned = {
        rankings: Array.from(lefts, (i) => Array.from(rights, (j) => party.rankings[i]?.[j] ?? null)),
        places: Array.from(rights, (j) => party.places[j] ?? 1),
      };
      expect(findLargestStablePairing(problemOf(turned)).size).toBe(
        findLargestStablePairing(problemOf(party)).size,
      );
    }),
    { numRuns: 10_000 },
  );
});

test('the checker sees exactly what looking at every two sees', () => {
  fc.assert(
    fc.property(randomMarkets({ lefts: 3, rights: 3, places: 2 }), fc.nat(), (party, pick) => {
      const all = allPairings(party);
      const at = all[pick % all.length] as number[];
      expect(verifyPairing(problemOf(party), Int32Array.from(at)) === null).toBe(isStable(party, at));
    }),
    { numRuns: 10_000 },
  );
});

/** Two sides of forty that like each other by chance. */
function bySeed(agents: number, likes: number, levels: number, seed: number): PairingProblem {
  const random = seededRandom(seed);
  const rankingOf = () =>
    random() < likes / agents
      ? {
          leftLevel: Math.floor(levels * random()),
          rightLevel: Math.floor(levels * random()),
          leftScore: 0,
          rightScore: 0,
        }
      : null;
  return problemOf({
    rankings: Array.from({ length: agents }, () => Array.from({ length: agents }, rankingOf)),
    places: Array(agents).fill(1),
  });
}

test('on larger ones it agrees with a mixed integer program, and the quick way is never above', async () => {
  const highs = await (loadHighs as unknown as typeof loadHighs.default)();
  for (let k = 0; k < 40; k++) {
    const p = bySeed(40, 3 + (k % 5), 2 + (k % 7), k);
    const exact = findLargestStablePairing(p, { seed: k });
    expect(verifyPairing(p, exact.partnerOf)).toBeNull();
    expect(exact.proven).toBe(true);
    expect(exact.size).toBe(largestByHighs(highs, p));
    expect(findStablePairing(p).size).toBeLessThanOrEqual(exact.size);
    expect(findStablePairing(p, { rounds: 0 }).size).toBeLessThanOrEqual(findStablePairing(p).size);
  }
});

test('cut short it says how many pairs there could be', () => {
  const short = Array.from({ length: 60 }, (_, k) => bySeed(60, 6, 3, k)).map((p) => ({
    short: findLargestStablePairing(p, { branches: 0 }),
    full: findLargestStablePairing(p),
  }));
  for (const result of short) {
    expect(result.short.bound).toBeGreaterThanOrEqual(result.full.size);
    expect(result.short.size).toBeLessThanOrEqual(result.full.size);
    expect(result.short.proven).toBe(result.short.bound === result.short.size);
  }
});

test('it tells how far it is, and ends when asked with what there is', () => {
  const p = bySeed(60, 6, 3, 1);
  const heard: number[] = [];
  const full = findLargestStablePairing(p, { onProgress: ({ branches }) => heard.push(branches) > 0 });
  expect(heard[0]).toBe(0);
  const ended = findLargestStablePairing(p, { onProgress: () => false });
  expect(verifyPairing(p, ended.partnerOf)).toBeNull();
  expect(ended.proven).toBe(false);
  expect(ended.bound).toBeGreaterThanOrEqual(full.size);
});

test('the same seed gives the same pairs, and strict lists give what they always give', () => {
  const p = bySeed(30, 6, 1, 3);
  expect(findStablePairing(p, { seed: 4 })).toEqual(findStablePairing(p, { seed: 4 }));
  // Everybody's first wish is free: left 0 with right 1, left 1 with right 0.
  const strict = problemOf({
    rankings: [
      [
        { leftLevel: 1, rightLevel: 0, leftScore: 0, rightScore: 0 },
        { leftLevel: 0, rightLevel: 1, leftScore: 0, rightScore: 0 },
      ],
      [
        { leftLevel: 0, rightLevel: 1, leftScore: 0, rightScore: 0 },
        { leftLevel: 1, rightLevel: 0, leftScore: 0, rightScore: 0 },
      ],
    ],
    places: [1, 1],
  });
  expect([
    [0, 1],
    [1, 0],
  ]).toContainEqual([...findStablePairing(strict).partnerOf]);
});

test('many levels and long lists are no trouble', () => {
  const random = seededRandom(9);
  const lefts = 60;
  const rankings = Array.from({ length: lefts }, () =>
    Array.from({ length: 300 }, () => ({
      leftLevel: Math.floor(60_000 * random()),
      rightLevel: Math.floor(60_000 * random()),
      leftScore: 0,
      rightScore: 0,
    })),
  );
  const p = problemOf({ rankings, places: Array(300).fill(1) });
  const { partnerOf, size } = findStablePairing(p);
  expect(size).toBe(lefts);
  expect(verifyPairing(p, partnerOf)).toBeNull();
});

test('what cannot be right is named', () => {
  const ranking = { leftLevel: 0, rightLevel: 0, leftScore: 0, rightScore: 0 };
  const good = problemOf({
    rankings: [
      [ranking, ranking],
      [null, ranking],
    ],
    places: [1, 1],
  });
  const pairWith = (change: object) => () => findStablePairing({ ...good, ...change });
  expect(findStablePairing(good).size).toBe(2);
  expect(pairWith({ start: Int32Array.of() })).toThrow('pairing: start is empty');
  expect(pairWith({ start: Int32Array.of(1, 2, 3) })).toThrow('pairing: start[0] is 1');
  expect(pairWith({ start: Int32Array.of(0, 4, 3) })).toThrow(
    'pairing: start[2] is 3, less than start[1], 4',
  );
  expect(pairWith({ rightCount: -1 })).toThrow('pairing: rightCount is -1');
  expect(pairWith({ right: Int32Array.of(0, 2, 1) })).toThrow('pairing: right[1] is 2, expected 0 … 1');
  expect(pairWith({ right: Int32Array.of(1, 1, 1) })).toThrow('pairing: left 0 has right 1 twice (pair 1)');
  expect(pairWith({ leftLevel: Int32Array.of(0, 0) })).toThrow('pairing: leftLevel has length 2, expected 3');
  expect(pairWith({ rightLevel: Int32Array.of(0, 0, 70_000) })).toThrow('pairing: rightLevel[2] is 70000');
  expect(pairWith({ leftScore: Int32Array.of(0, 1001, 0) })).toThrow('pairing: leftScore[1] is 1001');
  expect(pairWith({ places: Int32Array.of(1, -1) })).toThrow('pairing: places[1] is -1');
  expect(() => findStablePairing(good, { seed: 0.5 })).toThrow('pairing: seed is 0.5');
  expect(() => findStablePairing(good, { rounds: -1 })).toThrow('pairing: rounds is -1');
  expect(() => findLargestStablePairing(good, { branches: -1 })).toThrow('pairing: branches is -1');
  expect(verifyPairing(good, Int32Array.of(0))).toBe('1 left agents, expected 2');
  expect(verifyPairing(good, Int32Array.of(1, 0))).toBe('left 1 is with right 0, which it cannot be');
  expect(verifyPairing(good, Int32Array.of(1, 1))).toBe('right 1 is with 2, more than its 1 places');
  expect(verifyPairing(good, Int32Array.of(0, -1))).toBe(
    'left 1 and right 1 would both rather have each other',
  );
});
