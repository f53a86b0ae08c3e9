import type { Graph } from './graph.ts';

/** How far each depth-first search has come: in one phase every edge and every seat is tried once. */
export interface Walk {
  /** Per person the next edge to try, true while `met` is of this phase. */
  edge: Int32Array;
  met: Int32Array;
  /** Per offer the next seat (forward) or incoming edge (backward) to try, likewise. */
  place: Int32Array;
  seen: Int32Array;
  /** The way from where the search began. */
  row: Int32Array;
  phase: number;
}

export function walkOf(graph: Graph): Walk {
  return {
    edge: new Int32Array(graph.people),
    met: new Int32Array(graph.people),
    place: new Int32Array(graph.offers),
    seen: new Int32Array(graph.offers),
    row: new Int32Array(Math.max(graph.people, graph.offers) + 1),
    phase: 0,
  };
}
