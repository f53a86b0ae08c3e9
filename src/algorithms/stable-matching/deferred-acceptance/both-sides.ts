import { edgesOf, leftCountOf, type PairingProblem, type Pairs, UNPAIRED } from '../problem.ts';
import { kiralyMatching } from './kiraly.ts';
import { proposingSides } from './proposing-side.ts';

/** A stable pairing. */
export interface StablePairing {
  partnerOf: Pairs;
  size: number;
  /** The side that proposed in this result. */
  proposingSide: 'left' | 'right';
}

export const sizeOf = (partnerOf: Pairs): number =>
  partnerOf.reduce((sum, j) => sum + (j === UNPAIRED ? 0 : 1), 0);

/** Sum of the levels of both sides: lower is better; and the difference between the sides. */
function costOf(p: PairingProblem, partnerOf: Pairs): { total: number; gap: number } {
  let leftTotal = 0;
  let rightTotal = 0;
  for (const e of edgesOf(p, partnerOf)) {
    if (e < 0) continue;
    leftTotal += p.leftLevel[e] as number;
    rightTotal += p.rightLevel[e] as number;
  }
  return { total: leftTotal + rightTotal, gap: Math.abs(leftTotal - rightTotal) };
}

/**
 * Runs deferred acceptance from either side and returns the better result: more pairs, then lower levels in total, then
 * less difference between the sides. O(pairs × places per right agent).
 */
export function bestOfBothSides(p: PairingProblem, seed: number): StablePairing {
  const { owner, left, right } = proposingSides(p, seed);
  const asLeft = kiralyMatching(left, seed).map((seat) =>
    seat === UNPAIRED ? UNPAIRED : (owner[seat] as number),
  );
  const asRight = new Int32Array(leftCountOf(p)).fill(UNPAIRED);
  for (const [seat, i] of kiralyMatching(right, seed).entries())
    if (i !== UNPAIRED) asRight[i] = owner[seat] as number;
  const candidates = [
    { partnerOf: asLeft, size: sizeOf(asLeft), proposingSide: 'left' as const },
    { partnerOf: asRight, size: sizeOf(asRight), proposingSide: 'right' as const },
  ].map((pairing) => ({ pairing, ...costOf(p, pairing.partnerOf) }));
  candidates.sort((a, b) => b.pairing.size - a.pairing.size || a.total - b.total || a.gap - b.gap);
  return (candidates[0] as (typeof candidates)[number]).pairing;
}

/**
 * The same, with ties broken in favour of some pairs. Every stable pairing results from some way to break the ties, so
 * favouring the pairs of a large pairing leads to a large one.
 *
 * @param edges the pairs to favour; -1 = none
 */
export function bestFavouringPairs(p: PairingProblem, edges: Int32Array, seed: number): StablePairing {
  const leftLevel = p.leftLevel.map((level) => 2 * level + 1);
  const rightLevel = p.rightLevel.map((level) => 2 * level + 1);
  for (const e of edges) {
    if (e < 0) continue;
    leftLevel[e] = (leftLevel[e] as number) - 1;
    rightLevel[e] = (rightLevel[e] as number) - 1;
  }
  return bestOfBothSides({ ...p, leftLevel, rightLevel }, seed);
}
