import { edgesOf, leftsOf, NOBODY, type PairingProblem, type Pairs } from '../problem.ts';
import { ask } from './kiraly.ts';
import { bothSides } from './proposing-side.ts';

/** A stable pairing. */
export interface Pairing {
  at: Pairs;
  size: number;
  /** Which side proposed in the better of the two. */
  proposed: 'left' | 'right';
}

export const sizeOf = (at: Pairs): number => at.reduce((sum, j) => sum + (j === NOBODY ? 0 : 1), 0);

/** Sums of the levels that each side is at: lower is better; then the smaller difference between the sides. */
function costOf(p: PairingProblem, at: Pairs): { total: number; gap: number } {
  let left = 0;
  let right = 0;
  for (const e of edgesOf(p, at)) {
    if (e < 0) continue;
    left += p.leftLevel[e] as number;
    right += p.rightLevel[e] as number;
  }
  return { total: left + right, gap: Math.abs(left - right) };
}

/**
 * Either side proposes once, and the better of the two counts: more pairs, then lower levels in all, then less
 * difference between the sides. O(pairs × places per right agent).
 */
export function bothWays(p: PairingProblem, seed: number): Pairing {
  const { owner, left, right } = bothSides(p, seed);
  const asLeft = ask(left, seed).map((seat) => (seat === NOBODY ? NOBODY : (owner[seat] as number)));
  const asRight = new Int32Array(leftsOf(p)).fill(NOBODY);
  for (const [seat, i] of ask(right, seed).entries()) if (i !== NOBODY) asRight[i] = owner[seat] as number;
  const found = [
    { at: asLeft, size: sizeOf(asLeft), proposed: 'left' as const },
    { at: asRight, size: sizeOf(asRight), proposed: 'right' as const },
  ].map((one) => ({ one, ...costOf(p, one.at) }));
  found.sort((a, b) => b.one.size - a.one.size || a.total - b.total || a.gap - b.gap);
  return (found[0] as (typeof found)[number]).one;
}

/**
 * The same, where ties are broken for some pairs. Every stable pairing comes of some way to break the ties, so pairs
 * that are in a large one lead to a large one.
 *
 * @param edges the pairs to favour; -1 = none
 */
export function bothWaysFor(p: PairingProblem, edges: Int32Array, seed: number): Pairing {
  const leftLevel = p.leftLevel.map((level) => 2 * level + 1);
  const rightLevel = p.rightLevel.map((level) => 2 * level + 1);
  for (const e of edges) {
    if (e < 0) continue;
    leftLevel[e] = (leftLevel[e] as number) - 1;
    rightLevel[e] = (rightLevel[e] as number) - 1;
  }
  return bothWays({ ...p, leftLevel, rightLevel }, seed);
}
