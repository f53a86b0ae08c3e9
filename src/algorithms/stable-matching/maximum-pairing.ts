import { allocate } from '../allocation/index.ts';
import { blockingPairs } from './blocking-pairs.ts';
import { checkPairing } from './check.ts';
import { sizeOf } from './deferred-acceptance/both-sides.ts';
import { edgesOf, type PairingProblem, type Pairs } from './problem.ts';

/** A maximum pairing, and its blocking pairs. */
export interface MaximumPairing {
  partnerOf: Pairs;
  size: number;
  /** The blocking pairs (indices). */
  blocking: number[];
}

/** The lower of both scores per pair; without scores they follow from the levels. */
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
 * For a thin market: a pairing with as many pairs as possible, and of those the one with the highest sum of the lower
 * score of each pair. Not stable: `blocking` lists the blocking pairs, so that one can choose.
 *
 * @throws RangeError naming the first invalid index
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
