import { weightedIndex } from '../../random/index.ts';

/** The first `k` distinct points, x, y each; fewer when there are no more. O(points). */
export function firstDistinctPoints(points: Float64Array, k: number): Float64Array {
  const seenPoints = new Set<string>();
  const distinctPoints: number[] = [];
  for (let i = 0; i < points.length && seenPoints.size < k; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    const key = `${x} ${y}`;
    if (seenPoints.has(key)) continue;
    seenPoints.add(key);
    distinctPoints.push(x, y);
  }
  return Float64Array.from(distinctPoints);
}

/**
 * k-means++ initialisation: each next centre is drawn with probability proportional to the squared distance to the
 * nearest chosen one (Arthur & Vassilvitskii 2007). Fewer than `k` when there are not enough distinct points. O(points
 * × k).
 */
export function kmeansPlusPlus(
  points: Float64Array,
  weight: Float64Array | null,
  k: number,
  random: () => number,
): Float64Array {
  const n = points.length / 2;
  const squaredDistance = new Float64Array(n);
  for (let i = 0; i < n; i++) squaredDistance[i] = weight ? (weight[i] as number) : 1;
  const centres: number[] = [];
  const nearest = new Float64Array(n).fill(Infinity);
  while (centres.length < 2 * k) {
    const index = weightedIndex(squaredDistance, random);
    if (index < 0) break;
    const x = points[2 * index] as number;
    const y = points[2 * index + 1] as number;
    centres.push(x, y);
    for (let i = 0; i < n; i++) {
      const dx = (points[2 * i] as number) - x;
      const dy = (points[2 * i + 1] as number) - y;
      const square = dx * dx + dy * dy;
      if (square >= (nearest[i] as number)) continue;
      nearest[i] = square;
      squaredDistance[i] = square * (weight ? (weight[i] as number) : 1);
    }
  }
  return Float64Array.from(centres);
}
