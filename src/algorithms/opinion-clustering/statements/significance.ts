/** One-sided critical values at 90 % and 95 %. */
export const Z90 = 1.2816;
export const Z95 = 1.6449;

/** Share with one pseudo-count on each side: (x + 1) ÷ (n + 2). */
export const smoothedShare = (x: number, n: number): number => (x + 1) / (n + 2);

/** z-score of a share above one half: 2 √(n + 1) ((x + 1) ÷ (n + 1) − ½). */
export const zAboveHalf = (x: number, n: number): number => 2 * Math.sqrt(n + 1) * ((x + 1) / (n + 1) - 0.5);

/** z-score of x of n above y of m (two proportions, one added to all four numbers); 0 when everybody took this side. */
export function zAboveOthers(x: number, y: number, n: number, m: number): number {
  const pooledShare = (x + 1 + y + 1) / (n + 1 + m + 1);
  if (pooledShare === 1) return 0;
  const off = (x + 1) / (n + 1) - (y + 1) / (m + 1);
  return off / Math.sqrt(pooledShare * (1 - pooledShare) * (1 / (n + 1) + 1 / (m + 1)));
}
