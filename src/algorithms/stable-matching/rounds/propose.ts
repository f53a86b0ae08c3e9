import { checkPairing } from '../check.ts';
import { edgesOf, leftCountOf, leftOfEdges, type PairingProblem, placesOf } from '../problem.ts';
import { findStablePairing } from '../stable-pairing.ts';
import { checkEdges, subproblemOf } from './subproblem.ts';

/** Open and declined proposals, and limits. */
export interface ProposalOptions {
  /** Maximum number of open proposals per left agent, and per place of a right one; 3 when left out. */
  maxOpen?: number;
  /** Pairs (indices) that are proposed and not yet answered. */
  open?: ArrayLike<number>;
  /** Open proposals per left and per right agent that count for that agent alone, besides those in `open`. */
  leftOpen?: Int32Array;
  rightOpen?: Int32Array;
  /** Pairs that one of the two has declined: they are never proposed again. */
  declined?: ArrayLike<number>;
  seed?: number;
  /** Subgradient rounds of each stable pairing, as in `findStablePairing`; with strict orders they find nothing more. */
  rounds?: number;
}

/**
 * New proposals, each to both agents at once. Nobody has more than `maxOpen` open ones, earlier ones included. They are
 * dealt out in rounds: the first is a stable pairing of those with capacity left, each next one of what remains.
 *
 * @returns the pairs (indices) to propose, round after round
 * @throws RangeError naming the first invalid index
 *
 * O(rounds × the complexity of `findStablePairing`).
 */
export function proposePairs(p: PairingProblem, options: ProposalOptions = {}): Int32Array {
  checkPairing(p);
  const { maxOpen = 3, open = [], declined = [], leftOpen, rightOpen, seed = 0, rounds } = options;
  if (!(Number.isInteger(maxOpen) && maxOpen >= 1))
    throw new RangeError(`pairing: most is ${maxOpen}, expected 1 or more`);
  checkEdges('open', p, open);
  checkEdges('declined', p, declined);
  const leftOfEdge = leftOfEdges(p);
  const isUsable = new Uint8Array(p.right.length).fill(1);
  const leftRoom = Int32Array.from({ length: leftCountOf(p) }, (_, i) => maxOpen - (leftOpen?.[i] ?? 0));
  const rightRoom = Int32Array.from(
    { length: p.rightCount },
    (_, j) => maxOpen * placesOf(p, j) - (rightOpen?.[j] ?? 0),
  );
  const take = (e: number): void => {
    isUsable[e] = 0;
    const i = leftOfEdge[e] as number;
    const j = p.right[e] as number;
    leftRoom[i] = (leftRoom[i] as number) - 1;
    rightRoom[j] = (rightRoom[j] as number) - 1;
  };
  for (let k = 0; k < declined.length; k++) isUsable[declined[k] as number] = 0;
  for (let k = 0; k < open.length; k++) take(open[k] as number);
  const proposed: number[] = [];
  for (let round = 0; round < maxOpen; round++) {
    const usable = isUsable.map((is, e) =>
      is &&
      (leftRoom[leftOfEdge[e] as number] as number) > 0 &&
      (rightRoom[p.right[e] as number] as number) > 0
        ? 1
        : 0,
    );
    const places = rightRoom.map((room, j) => Math.max(0, Math.min(room, placesOf(p, j))));
    const { subproblem, edge } = subproblemOf(p, usable, places);
    const newEdges = edgesOf(
      subproblem,
      findStablePairing(subproblem, { seed: seed + round, ...(rounds === undefined ? {} : { rounds }) })
        .partnerOf,
    ).filter((k) => k >= 0);
    if (newEdges.length === 0) break;
    for (const k of newEdges) {
      proposed.push(edge[k] as number);
      take(edge[k] as number);
    }
  }
  return Int32Array.from(proposed);
}
