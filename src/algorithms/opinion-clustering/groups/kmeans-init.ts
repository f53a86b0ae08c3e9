import { weightedIndex } from '../../random/index.ts';

/** The first `k` points that differ, x, y each; fewer when there are no more. O(points). */
export function firstDistinctPoints(points: Float64Array, k: number): Float64Array {
  const seen = new Set<string>();
  const found: number[] = [];
  for (let i = 0; i < points.length && seen.size < k; i += 2) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    const key = `${x} ${y}`;
    if (seen.has(key)) continue;
    seen.add(key);
    found.push(x, y);
  }
  return Float64Array.from(found);
}

/**
 * `k` points far apart, by chance: each next one with a chance that grows with the square of the distance to those
 * chosen (Arthur & Vassilvitskii 2007, *k-means++*). Fewer when no more differ. O(points × k).
 */
export function kmeansPlusPlus(
  points: Float64Array,
  weight: Float64Array | null,
  k: number,
  roll: () => number,
): Float64Array {
  const n = points.length / 2;
  const far = new Float64Array(n);
  for (let i = 0; i < n; i++) far[i] = weight ? (weight[i] as number) : 1;
  const found: number[] = [];
  const nearest = new Float64Array(n).fill(Infinity);
  while (found.length < 2 * k) {
    const at = weightedIndex(far, roll);
    if (at < 0) break;
    const x = points[2 * at] as number;
    const y = points[2 * at + 1] as number;
    found.push(x, y);
    for (let i = 0; i < n; i++) {
      const dx = (points[2 * i] as number) - x;
      const dy = (points[2 * i + 1] as number) - y;
      const square = dx * dx + dy * dy;
      if (square >= (nearest[i] as number)) continue;
      nearest[i] = square;
      far[i] = square * (weight ? (weight[i] as number) : 1);
    }
  }
  return Float64Array.from(found);
}
