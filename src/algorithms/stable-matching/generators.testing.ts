import fc from 'fast-check';
import type { PairingProblem } from './problem.ts';

/** How a left and a right agent rank each other; null = they cannot be paired. */
export type MutualRanking = {
  leftLevel: number;
  rightLevel: number;
  leftScore: number;
  rightScore: number;
} | null;

/** A pairing problem as a table: left agents × right agents. */
export interface RandomMarket {
  rankings: MutualRanking[][];
  places: number[];
}

const liking = (levels: number): fc.Arbitrary<MutualRanking> =>
  fc.option(
    fc.record({
      leftLevel: fc.nat(levels - 1),
      rightLevel: fc.nat(levels - 1),
      leftScore: fc.nat(9),
      rightScore: fc.nat(9),
    }),
    { freq: 3 },
  );

/** Random small problems. */
export const randomMarkets = ({
  lefts = 4,
  rights = 4,
  levels = 3,
  places = 1,
} = {}): fc.Arbitrary<RandomMarket> =>
  fc.record({
    rankings: fc.array(fc.array(liking(levels), { minLength: rights, maxLength: rights }), {
      maxLength: lefts,
    }),
    places: fc.array(fc.integer({ min: places > 1 ? 0 : 1, max: places }), {
      minLength: rights,
      maxLength: rights,
    }),
  });

export function problemOf({ rankings, places }: RandomMarket): PairingProblem {
  const start = new Int32Array(rankings.length + 1);
  const pairs: (NonNullable<MutualRanking> & { right: number })[] = [];
  for (const [i, row] of rankings.entries()) {
    for (const [right, one] of row.entries()) if (one) pairs.push({ ...one, right });
    start[i + 1] = pairs.length;
  }
  return {
    start,
    rightCount: places.length,
    right: Int32Array.from(pairs, ({ right }) => right),
    leftLevel: Int32Array.from(pairs, ({ leftLevel }) => leftLevel),
    rightLevel: Int32Array.from(pairs, ({ rightLevel }) => rightLevel),
    leftScore: Int32Array.from(pairs, ({ leftScore }) => leftScore),
    rightScore: Int32Array.from(pairs, ({ rightScore }) => rightScore),
    ...(places.some((many) => many !== 1) ? { places: Int32Array.from(places) } : {}),
  };
}

/** Every pairing, stable or not. */
export function allPairings({ rankings, places }: RandomMarket): number[][] {
  const grow = (partnerOf: number[], free: number[]): number[][] => {
    const row = rankings[partnerOf.length];
    if (!row) return [partnerOf];
    const alone = grow([...partnerOf, -1], free);
    return row.reduce((all, one, j) => {
      if (!one || !free[j]) return all;
      return all.concat(
        grow(
          [...partnerOf, j],
          free.map((room, k) => room - (k === j ? 1 : 0)),
        ),
      );
    }, alone);
  };
  return grow([], places);
}

/** Whether there is no blocking pair, by exhaustive search. */
export function isStable({ rankings, places }: RandomMarket, partnerOf: ArrayLike<number>): boolean {
  return rankings.every((row, i) =>
    row.every((ranking, j) => {
      const now = partnerOf[i] as number;
      if (!ranking || now === j) return true;
      const leftLevel = now < 0 ? Infinity : (row[now]?.leftLevel ?? Infinity);
      if (ranking.leftLevel >= leftLevel) return true;
      const held = rankings.flatMap((other, k) => (partnerOf[k] === j ? [other[j]?.rightLevel ?? 0] : []));
      return held.length >= (places[j] ?? 0) && held.every((level) => level <= ranking.rightLevel);
    }),
  );
}

export const sizeOf = (at: ArrayLike<number>): number => Array.from(at).filter((j) => j >= 0).length;

/** Number of pairs of the largest stable pairing. */
export const largestStableSize = (party: RandomMarket): number =>
  Math.max(
    ...allPairings(party)
      .filter((at) => isStable(party, at))
      .map(sizeOf),
  );
