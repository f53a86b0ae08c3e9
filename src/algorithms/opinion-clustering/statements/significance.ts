/** One-sided: more than this is told apart from chance with 90 %, and with 95 %. */
export const Z90 = 1.2816;
export const Z95 = 1.6449;

/** The share that said so, with one more of each: (x + 1) ÷ (n + 2). */
export const smoothedShare = (x: number, n: number): number => (x + 1) / (n + 2);

/** How far a share is above a half, in standard deviations: 2 √(n + 1) ((x + 1) ÷ (n + 1) − ½). */
export const zAboveHalf = (x: number, n: number): number => 2 * Math.sqrt(n + 1) * ((x + 1) / (n + 1) - 0.5);

/**
 * How far x of n is above y of m, in standard deviations (two proportions, one more added to all four numbers); 0 when
 * everybody said so.
 */
export function zAboveOthers(x: number, y: number, n: number, m: number): number {
  const pooledShare = (x + 1 + y + 1) / (n + 1 + m + 1);
  if (pooledShare === 1) return 0;
  const off = (x + 1) / (n + 1) - (y + 1) / (m + 1);
  return off / Math.sqrt(pooledShare * (1 - pooledShare) * (1 / (n + 1) + 1 / (m + 1)));
}
