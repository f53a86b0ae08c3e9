import { type AllocationProblem, NO_PLACE, priorityOf, sizeOf } from './problem.ts';
import type { TransportationEdges } from './transportation/graph.ts';
import type { ObjectiveWeights } from './weights.ts';

/** The branching decisions about parties and minimum sizes; see `branch-and-bound/search.ts`. */
export interface BranchConstraints {
  /** Per person the offer at which the whole party is fixed, or NO_PLACE where that is not decided. */
  fixedAssignment: Int32Array;
  /** Per edge 1 when this person may not go there. */
  forbiddenEdges: Uint8Array;
  /** Per offer 1 when it does not start, 2 when it must reach its minimum. */
  startRule: Uint8Array;
}

/** No decisions yet: the root of the search. */
export const noConstraints = (p: AllocationProblem): BranchConstraints => ({
  fixedAssignment: new Int32Array(p.start.length - 1).fill(NO_PLACE),
  forbiddenEdges: new Uint8Array(p.offer.length),
  startRule: new Uint8Array(p.places.length),
});

export const CLOSED = 1;
export const MUST_START = 2;

/** The problem after unit-demand expansion: one row per place needed. */
export interface UnitDemandRows {
  edges: TransportationEdges;
  /** Per row the person. */
  person: Int32Array;
  /**
   * Per offer that must reach its minimum, an auxiliary node for the lower bound: its first `minimum` seats as an offer
   * of their own, numbered after the others; NO_PLACE for other offers.
   */
  minimumNode: Int32Array;
  /** Extra weight of a seat of a minimum node. */
  minimumBonus: number;
}

/** Free places per offer, followed by those per minimum node. */
function placesPerNode(
  p: AllocationProblem,
  constraints: BranchConstraints | null,
): { places: Int32Array; minimumNode: Int32Array } {
  const offers = p.places.length;
  const musts = constraints
    ? Array.from(constraints.startRule.keys()).filter((o) => constraints.startRule[o] === MUST_START)
    : [];
  const places = new Int32Array(offers + musts.length);
  places.set(p.places);
  constraints?.startRule.forEach((start, o) => {
    if (start === CLOSED) places[o] = 0;
  });
  const seatsTaken = new Int32Array(offers);
  constraints?.fixedAssignment.forEach((o, i) => {
    if (o !== NO_PLACE) seatsTaken[o] = (seatsTaken[o] as number) + sizeOf(p, i);
  });
  for (let o = 0; o < offers; o++) places[o] = (places[o] as number) - (seatsTaken[o] as number);
  const minimumNode = new Int32Array(offers).fill(NO_PLACE);
  for (const [k, o] of musts.entries()) {
    const still = Math.max(0, (p.minimum?.[o] ?? 0) - (seatsTaken[o] as number));
    minimumNode[o] = offers + k;
    places[offers + k] = still;
    places[o] = (places[o] as number) - still;
  }
  return { places, minimumNode };
}

/**
 * Unit-demand expansion: one row per place that a party needs, in lottery order. People with a fixed assignment have no
 * row. O(people + edges × size).
 */
export function expandToUnitDemand(
  p: AllocationProblem,
  w: ObjectiveWeights,
  order: Int32Array,
  constraints: BranchConstraints | null,
): UnitDemandRows {
  const { places, minimumNode } = placesPerNode(p, constraints);
  const { person, start } = rowLayout(p, order, constraints);
  const minimumBonus = 2 * ((w.placementWeight[0] ?? 0) + w.levels + 1);
  const offer = new Int32Array(start[person.length] as number);
  const weight = new Int32Array(offer.length);
  let edgeCount = 0;
  for (let row = 0; row < person.length; row++) {
    const i = person[row] as number;
    const first = w.placementWeight[priorityOf(p, i) - 1] as number;
    const size = sizeOf(p, i);
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const o = p.offer[e] as number;
      if (!isAllowed(p, constraints, e, o, size)) continue;
      offer[edgeCount] = o;
      weight[edgeCount++] = first + (w.points[e] as number);
      const also = minimumNode[o] as number;
      if (also === NO_PLACE) continue;
      offer[edgeCount] = also;
      weight[edgeCount++] = first + (w.points[e] as number) + minimumBonus;
    }
    start[row + 1] = edgeCount;
  }
  return {
    edges: { start, offer: offer.subarray(0, edgeCount), weight: weight.subarray(0, edgeCount), places },
    person,
    minimumNode,
    minimumBonus,
  };
}

const isAllowed = (
  p: AllocationProblem,
  constraints: BranchConstraints | null,
  e: number,
  o: number,
  size: number,
): boolean =>
  (size === 1 || size <= (p.places[o] as number)) &&
  !(constraints && (constraints.forbiddenEdges[e] || constraints.startRule[o] === CLOSED));

/** Rows in lottery order, with space for all their edges. */
function rowLayout(p: AllocationProblem, order: Int32Array, constraints: BranchConstraints | null) {
  let rows = 0;
  for (const i of order)
    if (!constraints || constraints.fixedAssignment[i] === NO_PLACE) rows += sizeOf(p, i);
  const person = new Int32Array(rows);
  const start = new Int32Array(rows + 1);
  let row = 0;
  for (const i of order) {
    if (constraints && constraints.fixedAssignment[i] !== NO_PLACE) continue;
    let edges = (p.start[i + 1] as number) - (p.start[i] as number);
    if (constraints?.startRule.includes(MUST_START)) edges *= 2;
    for (let k = sizeOf(p, i); k > 0; k--, row++) {
      person[row] = i;
      start[row + 1] = (start[row] as number) + edges;
    }
  }
  return { person, start };
}
