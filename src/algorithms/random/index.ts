/** Seeded pseudo-random numbers: the only source of randomness in the algorithms. The same seed gives the same numbers. */

/**
 * A generator of numbers in [0, 1) that depend only on the seed (mulberry32 by Tommy Ettinger, public domain). 32 bits
 * of state: good enough for lotteries and resampling, not for secrets.
 *
 * @param seed a whole number; only its lowest 32 bits count
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The numbers 0 … n − 1 in an order that depends only on the seed (Fisher–Yates). O(n).
 *
 * @param n how many
 * @param seed a whole number
 */
export function shuffledIndices(n: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order;
}

/**
 * A random index with probability proportional to its share, or -1 when all shares are 0. O(shares).
 *
 * @param random gives a number in [0, 1)
 */
export function weightedIndex(share: Float64Array, random: () => number): number {
  let sum = 0;
  for (let k = 0; k < share.length; k++) sum += share[k] as number;
  if (!(sum > 0)) return -1;
  let remaining = random() * sum;
  let last = -1;
  for (let k = 0; k < share.length; k++) {
    const indexShare = share[k] as number;
    if (indexShare <= 0) continue;
    last = k;
    remaining -= indexShare;
    if (remaining < 0) return k;
  }
  return last;
}
