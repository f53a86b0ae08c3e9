import { leftCountOf, type PairingProblem, type Pairs, placesOf, UNPAIRED } from './problem.ts';

/** Load of each right agent: its free places, and the worst level among its partners (-1 = none). */
export function rightAgentLoad(
  p: PairingProblem,
  partnerOf: Pairs,
  edges: Int32Array,
): { free: Int32Array; worst: Int32Array } {
  const free = Int32Array.from({ length: p.rightCount }, (_, j) => placesOf(p, j));
  const worst = new Int32Array(p.rightCount).fill(-1);
  for (let i = 0; i < partnerOf.length; i++) {
    const e = edges[i] as number;
    if (e < 0) continue;
    const j = p.right[e] as number;
    free[j] = (free[j] as number) - 1;
    worst[j] = Math.max(worst[j] as number, p.rightLevel[e] as number);
  }
  return { free, worst };
}

/**
 * The blocking pairs: each of the two is unpaired, has a free place, or would give up a partner it likes strictly less.
 * A pairing without them is (weakly) stable.
 *
 * @param edges per left agent the edge of its pair, or -1 (`edgesOf`)
 * @returns the indices of those pairs
 *
 * O(pairs).
 */
export function blockingPairs(p: PairingProblem, partnerOf: Pairs, edges: Int32Array): number[] {
  const { free, worst } = rightAgentLoad(p, partnerOf, edges);
  const blocking: number[] = [];
  for (let i = 0; i < leftCountOf(p); i++) {
    const currentLevel = partnerOf[i] === UNPAIRED ? Infinity : (p.leftLevel[edges[i] as number] as number);
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      if ((p.leftLevel[e] as number) >= currentLevel) continue;
      const j = p.right[e] as number;
      if ((free[j] as number) > 0 || (p.rightLevel[e] as number) < (worst[j] as number)) blocking.push(e);
    }
  }
  return blocking;
}
