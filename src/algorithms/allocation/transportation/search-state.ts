import type { TransportationGraph } from './graph.ts';

/** State of the depth-first searches: in one phase every edge and every seat is tried once. */
export interface SearchState {
  /** Per person the next edge to try; valid when `personPhase` is the current phase. */
  nextEdge: Int32Array;
  personPhase: Int32Array;
  /**
   * Per offer the next seat (searching from people) or incoming edge (from seats) to try; valid likewise by
   * `offerPhase`.
   */
  nextPlace: Int32Array;
  offerPhase: Int32Array;
  /** The current path from the start of the search. */
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
