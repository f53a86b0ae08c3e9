import type { BipartiteGraph } from './hopcroft-karp.ts';
import { leftCountOf, leftOfEdges, type PairingProblem, placesOf } from './problem.ts';

/** One-to-one problem: a right agent with c places becomes c agents with equal levels. */
export interface UnitCapacityPairs {
  /** Per place its right agent. */
  owner: Int32Array;
  /** Per pair of a left agent and a place: both, and the original pair. In the order of the pairs. */
  left: Int32Array;
  seat: Int32Array;
  edge: Int32Array;
}

/** Total number of places. */
export const totalPlaces = (p: PairingProblem): number =>
  p.places?.reduce((sum, places) => sum + places, 0) ?? p.rightCount;

/** O(pairs × places). */
export function expandToUnitCapacity(p: PairingProblem): UnitCapacityPairs {
  const leftOfEdge = leftOfEdges(p);
  const first = new Int32Array(p.rightCount + 1);
  for (let j = 0; j < p.rightCount; j++) first[j + 1] = (first[j] as number) + placesOf(p, j);
  const owner = new Int32Array(first[p.rightCount] as number);
  for (let j = 0; j < p.rightCount; j++) owner.fill(j, first[j], first[j + 1]);
  let entries = 0;
  for (const j of p.right) entries += placesOf(p, j);
  const left = new Int32Array(entries);
  const seat = new Int32Array(entries);
  const edge = new Int32Array(entries);
  let k = 0;
  for (let e = 0; e < p.right.length; e++) {
    const j = p.right[e] as number;
    for (let s = first[j] as number; s < (first[j + 1] as number); s++) {
      left[k] = leftOfEdge[e] as number;
      seat[k] = s;
      edge[k++] = e;
    }
  }
  return { owner, left, seat, edge };
}

/** The bipartite graph of left agents and places. O(pairs × places). */
export function unitCapacityGraph(p: PairingProblem): BipartiteGraph {
  const { owner, left, seat } = expandToUnitCapacity(p);
  const start = new Int32Array(leftCountOf(p) + 1);
  for (const i of left) start[i + 1] = (start[i + 1] as number) + 1;
  for (let i = 0; i < leftCountOf(p); i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  return { lefts: leftCountOf(p), rights: owner.length, start, right: seat };
}
