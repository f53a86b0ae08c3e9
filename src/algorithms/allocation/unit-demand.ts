import { type AllocationProblem, NO_PLACE, priorityOf, sizeOf } from './problem.ts';
import type { Edges } from './transportation/graph.ts';
import type { Weights } from './weights.ts';

/** What a branch has settled about parties and minimum sizes; see `whole/search.ts`. */
export interface Settled {
  /** Per person the offer where the party is whole, or NO_PLACE where that is open. */
  fixed: Int32Array;
  /** Per edge 1 when this person may not go there. */
  barred: Uint8Array;
  /** Per offer 1 when it does not start, 2 when it must reach its minimum. */
  starts: Uint8Array;
}

/** Where a search begins. */
export const nothingSettled = (p: AllocationProblem): Settled => ({
  fixed: new Int32Array(p.start.length - 1).fill(NO_PLACE),
  barred: new Uint8Array(p.offer.length),
  starts: new Uint8Array(p.places.length),
});

export const CLOSED = 1;
export const MUST = 2;

/** The problem as rows of one place each. */
export interface Rows {
  edges: Edges;
  /** Per row the person. */
  person: Int32Array;
  /** For offers that must reach their minimum: the first `minimum` seats are an offer of their own, numbered after the others. */
  twin: Int32Array;
  /** What a seat of a twin counts on top. */
  extra: number;
}

/** Free places per offer and, after those, per twin. */
function placesOf(p: AllocationProblem, settled: Settled | null): { places: Int32Array; twin: Int32Array } {
  const offers = p.places.length;
  const musts = settled ? Array.from(settled.starts.keys()).filter((o) => settled.starts[o] === MUST) : [];
  const places = new Int32Array(offers + musts.length);
  places.set(p.places);
  settled?.starts.forEach((start, o) => {
    if (start === CLOSED) places[o] = 0;
  });
  const taken = new Int32Array(offers);
  settled?.fixed.forEach((o, i) => {
    if (o !== NO_PLACE) taken[o] = (taken[o] as number) + sizeOf(p, i);
  });
  for (let o = 0; o < offers; o++) places[o] = (places[o] as number) - (taken[o] as number);
  const twin = new Int32Array(offers).fill(NO_PLACE);
  for (const [k, o] of musts.entries()) {
    const still = Math.max(0, (p.minimum?.[o] ?? 0) - (taken[o] as number));
    twin[o] = offers + k;
    places[offers + k] = still;
    places[o] = (places[o] as number) - still;
  }
  return { places, twin };
}

/**
 * Every person as so many rows as the party needs places, in the order of the draw. People who are fixed have no row.
 * O(people + edges × size).
 */
export function rowsOf(p: AllocationProblem, w: Weights, order: Int32Array, settled: Settled | null): Rows {
  const { places, twin } = placesOf(p, settled);
  const { person, start } = shapeOf(p, order, settled);
  const extra = 2 * ((w.first[0] ?? 0) + w.levels + 1);
  const offer = new Int32Array(start[person.length] as number);
  const weight = new Int32Array(offer.length);
  let at = 0;
  for (let row = 0; row < person.length; row++) {
    const i = person[row] as number;
    const first = w.first[priorityOf(p, i) - 1] as number;
    const size = sizeOf(p, i);
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const o = p.offer[e] as number;
      if (!mayGo(p, settled, e, o, size)) continue;
      offer[at] = o;
      weight[at++] = first + (w.points[e] as number);
      const also = twin[o] as number;
      if (also === NO_PLACE) continue;
      offer[at] = also;
      weight[at++] = first + (w.points[e] as number) + extra;
    }
    start[row + 1] = at;
  }
  return {
    edges: { start, offer: offer.subarray(0, at), weight: weight.subarray(0, at), places },
    person,
    twin,
    extra,
  };
}

const mayGo = (p: AllocationProblem, settled: Settled | null, e: number, o: number, size: number): boolean =>
  (size === 1 || size <= (p.places[o] as number)) &&
  !(settled && (settled.barred[e] || settled.starts[o] === CLOSED));

/** Rows in the order of the draw, with room for all their edges. */
function shapeOf(p: AllocationProblem, order: Int32Array, settled: Settled | null) {
  let rows = 0;
  for (const i of order) if (!settled || settled.fixed[i] === NO_PLACE) rows += sizeOf(p, i);
  const person = new Int32Array(rows);
  const start = new Int32Array(rows + 1);
  let row = 0;
  for (const i of order) {
    if (settled && settled.fixed[i] !== NO_PLACE) continue;
    let edges = (p.start[i + 1] as number) - (p.start[i] as number);
    if (settled?.starts.includes(MUST)) edges *= 2;
    for (let k = sizeOf(p, i); k > 0; k--, row++) {
      person[row] = i;
      start[row + 1] = (start[row] as number) + edges;
    }
  }
  return { person, start };
}
