import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../random/index.ts';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { kmeans } from './kmeans.ts';
import { firstDistinctPoints, kmeansPlusPlus } from './kmeans-init.ts';
import { partitionPeople } from './partitions.ts';
import { silhouette } from './silhouette.ts';
import { smoothGroupCount } from './smoothed-group-count.ts';

/** In the same arithmetic as the algorithm: of two distances that are almost equal, rounding must favour the same one. */
const squaredDistance = (dx: number, dy: number): number => dx * dx + dy * dy;

/** Lloyd's rounds without any shortcut. */
function slowly(points: Float64Array, weight: Float64Array | null, begin: Float64Array, rounds: number) {
  let centre = [...begin];
  let clusterOf: number[] = [];
  for (let round = 0; round < rounds; round++) {
    clusterOf = Array.from({ length: points.length / 2 }, (_, i) => {
      const squaredDistances = Array.from({ length: centre.length / 2 }, (_, c) =>
        squaredDistance(
          (points[2 * i] ?? 0) - (centre[2 * c] ?? 0),
          (points[2 * i + 1] ?? 0) - (centre[2 * c + 1] ?? 0),
        ),
      );
      return squaredDistances.indexOf(Math.min(...squaredDistances));
    });
    centre = centre.map((value, k) => {
      let sum = 0;
      let clusterCount = 0;
      for (const [i, c] of clusterOf.entries()) {
        if (c !== k >> 1) continue;
        sum += (weight?.[i] ?? 1) * (points[2 * i + (k & 1)] ?? 0);
        clusterCount += weight?.[i] ?? 1;
      }
      return clusterCount ? sum / clusterCount : value;
    });
  }
  return clusterOf;
}

/** The square of less than 1e-154 is nothing in a double: a difference that small is none, and no round sees it. */
const coordinate = fc
  .double({ min: -9, max: 9, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-100 ? 0 : value));

const plane = (maxPoints: number) =>
  fc
    .array(fc.tuple(coordinate, coordinate), {
      minLength: 1,
      maxLength: maxPoints,
    })
    .map((all) => Float64Array.from(all.flat()));

test('shortcuts leave every round as it is', () => {
  fc.assert(
    fc.property(
      plane(30),
      fc.integer({ min: 1, max: 6 }),
      fc.nat(),
      fc.boolean(),
      (points, k, seed, weighed) => {
        const random = seededRandom(seed);
        const weight = weighed
          ? Float64Array.from({ length: points.length / 2 }, () => 1 + Math.floor(3 * random()))
          : null;
        const begin = kmeansPlusPlus(points, weight, k, random);
        const quick = kmeans(points, weight, begin, { maxRounds: 8, tolerance: 0 });
        const of = slowly(points, weight, begin, 8);
        expect(adjustedRandIndex(of, quick.clusterOf)).toBeCloseTo(1, 12);
      },
    ),
    { numRuns: 10_000 },
  );
});

test('centres are the middle of their people; a centre that loses everybody is gone', () => {
  const { centre, clusterOf } = kmeans(
    Float64Array.of(0, 0, 2, 0, 10, 0),
    Float64Array.of(1, 3, 1),
    Float64Array.of(0, 0, 9, 0, 99, 99),
    { maxRounds: 10, tolerance: 0.01 },
  );
  expect([...centre]).toEqual([1.5, 0, 10, 0]);
  expect([...clusterOf]).toEqual([0, 0, 1]);
  expect([...firstDistinctPoints(Float64Array.of(1, 1, 1, 1, 2, 1, 3, 3), 2)]).toEqual([1, 1, 2, 1]);
});

test('silhouette by hand', () => {
  // Two at 0 and 1, one alone at 4: (4 − 1)/4, (3 − 1)/3 and 0.
  const points = Float64Array.of(0, 0, 1, 0, 4, 0);
  expect(silhouette(points, Int32Array.of(0, 0, 1), 2)).toBeCloseTo((3 / 4 + 2 / 3) / 3, 12);
  expect(silhouette(points, Int32Array.of(0, 0, 0), 1)).toBe(0);
  // Who counts twice counts as two that stand together: their own distances are (0 + 1)/2, and ½ for the other.
  const twice = silhouette(points, Int32Array.of(0, 0, 1), 2, Float64Array.of(2, 1, 1));
  expect(twice).toBeCloseTo((2 * ((4 - 0.5) / 4) + (3 - 1) / 3) / 4, 12);
});

test('likeness by hand: the same, as by chance, and in between', () => {
  expect(adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1);
  // Pairs together in both: 1 (of 3 and 2 of 10): (1 − 0.6) / (2.5 − 0.6)
  expect(adjustedRandIndex([0, 0, 0, 1, 2], [0, 0, 1, 1, 2])).toBeCloseTo((1 - 0.6) / (2.5 - 0.6), 12);
  expect(adjustedRandIndex([0, 0, 1, 1, -1], [0, 0, 1, 1, 0])).toBe(1);
});

test('three heaps are three groups, the largest first', () => {
  const random = seededRandom(4);
  const heaps = [
    [0, 0, 50],
    [9, 0, 30],
    [0, 9, 20],
  ] as const;
  const points = Float64Array.from(
    heaps.flatMap(([x, y, many]) => Array.from({ length: many }, () => [x + random(), y + random()]).flat()),
  );
  const division = partitionPeople(points, null, 1).sort((a, b) => b.silhouette - a.silhouette)[0];
  expect(division?.k).toBe(3);
  expect([...(division?.groupOf ?? [])]).toEqual(heaps.flatMap(([, , many], g) => Array(many).fill(g)));
});

test('another number of groups only shows after it was best four times in a row', () => {
  let smoothed = smoothGroupCount(2, undefined);
  const shown = [3, 3, 3, 2, 3, 3, 3, 3].map((best) => {
    smoothed = smoothGroupCount(best, smoothed);
    return smoothed.k;
  });
  expect(shown).toEqual([2, 2, 2, 2, 2, 2, 2, 3]);
});
