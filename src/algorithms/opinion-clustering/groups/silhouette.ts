/**
 * Mean silhouette: (b − a) ÷ max(a, b) per point, with a the mean distance to the others of its own group and b that to
 * the nearest other group; 0 for a group of one.
 *
 * @param points x, y per point
 * @param groupOf per point the group, 0 … k − 1
 * @param weight per point how often it counts in the mean and in distances; left out = once
 *
 * O(points²). Reference: Rousseeuw (1987), *Silhouettes*.
 */
export function silhouette(
  points: Float64Array,
  groupOf: Int32Array,
  k: number,
  weight?: Float64Array,
): number {
  const n = groupOf.length;
  if (n === 0) return 0;
  const size = new Float64Array(k);
  for (let i = 0; i < n; i++)
    size[groupOf[i] as number] = (size[groupOf[i] as number] as number) + (weight?.[i] ?? 1);
  const sum = new Float64Array(k);
  let total = 0;
  let totalWeight = 0;
  for (let i = 0; i < n; i++) {
    const ownGroup = groupOf[i] as number;
    const w = weight?.[i] ?? 1;
    totalWeight += w;
    if ((size[ownGroup] as number) <= 1) continue;
    distances(points, groupOf, i, weight, sum);
    const a = (sum[ownGroup] as number) / ((size[ownGroup] as number) - 1);
    let b = Infinity;
    for (let g = 0; g < k; g++) {
      if (g !== ownGroup && (size[g] as number) > 0)
        b = Math.min(b, (sum[g] as number) / (size[g] as number));
    }
    const most = Math.max(a, b);
    if (b < Infinity && most > 0) total += (w * (b - a)) / most;
  }
  return totalWeight > 0 ? total / totalWeight : 0;
}

function distances(
  points: Float64Array,
  groupOf: Int32Array,
  i: number,
  weight: Float64Array | undefined,
  sum: Float64Array,
): void {
  sum.fill(0);
  const x = points[2 * i] as number;
  const y = points[2 * i + 1] as number;
  for (let j = 0; j < groupOf.length; j++) {
    const dx = (points[2 * j] as number) - x;
    const dy = (points[2 * j + 1] as number) - y;
    const g = groupOf[j] as number;
    sum[g] = (sum[g] as number) + (weight ? (weight[j] as number) : 1) * Math.sqrt(dx * dx + dy * dy);
  }
}
