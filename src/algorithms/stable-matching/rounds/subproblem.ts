import { leftCountOf, leftOfEdges, type PairingProblem } from '../problem.ts';

/** A problem with some of the pairs, and per pair of it the pair of the original problem. */
export interface PairingSubproblem {
  subproblem: PairingProblem;
  edge: Int32Array;
}

/** Throws a RangeError for a pair that does not exist. */
export function checkEdges(name: string, p: PairingProblem, edges: ArrayLike<number>): void {
  for (let k = 0; k < edges.length; k++) {
    const e = edges[k] as number;
    if (!(Number.isInteger(e) && e >= 0 && e < p.right.length))
      throw new RangeError(`pairing: ${name}[${k}] is ${e}, expected 0 … ${p.right.length - 1}`);
  }
}

/** The problem with only the pairs to keep (1 per pair), with these places. O(pairs). */
export function subproblemOf(
  p: PairingProblem,
  isKept: Uint8Array,
  places: Int32Array | undefined,
): PairingSubproblem {
  const leftOfEdge = leftOfEdges(p);
  const edge = Int32Array.from(isKept.keys()).filter((e) => isKept[e] === 1);
  const start = new Int32Array(leftCountOf(p) + 1);
  for (const e of edge) {
    const at = (leftOfEdge[e] as number) + 1;
    start[at] = (start[at] as number) + 1;
  }
  for (let i = 0; i < leftCountOf(p); i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const select = (table: Int32Array): Int32Array => edge.map((e) => table[e] as number);
  const subproblem: PairingProblem = {
    start,
    rightCount: p.rightCount,
    right: select(p.right),
    leftLevel: select(p.leftLevel),
    rightLevel: select(p.rightLevel),
  };
  if (places) subproblem.places = places;
  if (p.leftScore) subproblem.leftScore = select(p.leftScore);
  if (p.rightScore) subproblem.rightScore = select(p.rightScore);
  return { subproblem, edge };
}
