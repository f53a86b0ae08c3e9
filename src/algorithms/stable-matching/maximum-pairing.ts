import { allocate } from '../allocation/index.ts';
import { blockingPairs } from './blocking-pairs.ts';
import { checkPairing } from './check.ts';
import { sizeOf } from './deferred-acceptance/both-sides.ts';
import { edgesOf, type PairingProblem, type Pairs } from './problem.ts';

/** As many pairs as can be, and what that costs. */
export interface MaximumPairing {
  partnerOf: Pairs;
  size: number;
  /** The pairs (indices) that would both rather have each other. */
  blocking: number[];
}

/** The points of who likes the pair least; without points they follow from the levels. */
function lowestScores(p: PairingProblem): Int32Array {
  const { leftScore, rightScore, leftLevel, rightLevel } = p;
  if (leftScore && rightScore) return leftScore.map((own, e) => Math.min(own, rightScore[e] as number));
  let last = 1;
  for (const levels of [leftLevel, rightLevel]) for (const level of levels) last = Math.max(last, level);
  return leftLevel.map((own, e) =>
    Math.round((1000 * (last - Math.max(own, rightLevel[e] as number))) / last),
  );
}

/**
 * For a thin market: as many pairs as there can be, and of those the one with the highest sum of what each pair is worth
 * to whoever of the two likes it least. Not stable: `blocking` tells which two would both rather have each other, so
 * that one can choose.
 *
 * @throws RangeError naming the index that cannot be right
 *
 * The complexity of `allocate`.
 */
export function findMaximumPairing(p: PairingProblem, { seed = 0 }: { seed?: number } = {}): MaximumPairing {
  checkPairing(p);
  const places = p.places ?? new Int32Array(p.rightCount).fill(1);
  const found = allocate({ start: p.start, offer: p.right, score: lowestScores(p), places }, { seed });
  if (!found.ok) throw new Error(`pairing: the allocation stopped: ${found.refusal}`);
  const partnerOf = found.offerOf.slice();
  return { partnerOf, size: sizeOf(partnerOf), blocking: blockingPairs(p, partnerOf, edgesOf(p, partnerOf)) };
}
