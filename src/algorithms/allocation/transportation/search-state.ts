import type { TransportationGraph } from './graph.ts';

/** How far each depth-first search has come: in one phase every edge and every seat is tried once. */
export interface SearchState {
  /** Per person the next edge to try, true while `met` is of this phase. */
  nextEdge: Int32Array;
  personPhase: Int32Array;
  /** Per offer the next seat (forward) or incoming edge (backward) to try, likewise. */
  nextPlace: Int32Array;
  offerPhase: Int32Array;
  /** The way from where the search began. */
  path: Int32Array;
  phase: number;
}

export function createSearchState(graph: TransportationGraph): SearchState {
  return {
    nextEdge: new Int32Array(graph.people),
    personPhase: new Int32Array(graph.people),
    nextPlace: new Int32Array(graph.offers),
    offerPhase: new Int32Array(graph.offers),
    path: new Int32Array(Math.max(graph.people, graph.offers) + 1),
    phase: 0,
  };
}
