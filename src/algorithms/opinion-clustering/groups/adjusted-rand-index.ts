/**
 * Agreement of two partitions of the same people beyond chance: 1 = identical, 0 = as expected by chance (adjusted Rand
 * index).
 *
 * @param a per person the group in one, 0 … ; negative = not counted
 * @param b likewise in the other
 * @param weight per person how often it counts; left out = once
 *
 * O(people + groups²). Reference: Hubert & Arabie (1985), *Comparing partitions*.
 */
export function adjustedRandIndex(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weight?: ArrayLike<number>,
): number {
  let rows = 0;
  let columns = 0;
  for (let i = 0; i < a.length; i++) {
    rows = Math.max(rows, (a[i] as number) + 1);
    columns = Math.max(columns, (b[i] as number) + 1);
  }
  const contingency = new Float64Array(rows * columns);
  const inA = new Float64Array(rows);
  const inB = new Float64Array(columns);
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (x < 0 || y < 0) continue;
    const w = weight ? (weight[i] as number) : 1;
    contingency[x * columns + y] = (contingency[x * columns + y] as number) + w;
    inA[x] = (inA[x] as number) + w;
    inB[y] = (inB[y] as number) + w;
    n += w;
  }
  const pairs = (counts: Float64Array): number => counts.reduce((sum, c) => sum + (c * (c - 1)) / 2, 0);
  const together = pairs(contingency);
  const byA = pairs(inA);
  const byB = pairs(inB);
  const expected = n > 1 ? (byA * byB) / ((n * (n - 1)) / 2) : 0;
  const most = (byA + byB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
