import {
  type AssignmentState,
  emptyAssignment,
  freeSeats,
  releaseSeat,
  UNASSIGNED,
} from './assignment-state.ts';
import { type BucketQueue, createBucketQueue } from './bucket-queue.ts';
import type { TransportationGraph } from './graph.ts';
import { createSearchState, type SearchState } from './search-state.ts';

/** Everything that a solution in progress needs; made once, so that no step makes anything new. */
export interface TransportationWorkspace {
  graph: TransportationGraph;
  assignment: AssignmentState;
  queue: BucketQueue;
  search: SearchState;
  /** People without a place who are worth something; the first `waits`. */
  waiting: Int32Array;
  waitingCount: number;
  /** Offers with free seats that still ask a price; the first `opens`. */
  openOffers: Int32Array;
  openCount: number;
  /** Weights count in steps of 2 to this power. */
  shift: number;
  phases: number;
}

/** Nothing done yet, on weights in steps of 2 to the power `shift`. */
export function createWorkspace(graph: TransportationGraph, shift: number): TransportationWorkspace {
  return {
    graph,
    assignment: emptyAssignment(graph),
    // Prices are rounded up by less than two of the coarsest steps.
    queue: createBucketQueue(graph.offers, graph.maxWeight + (2 << shift)),
    search: createSearchState(graph),
    waiting: new Int32Array(graph.people),
    waitingCount: 0,
    openOffers: new Int32Array(graph.offers),
    openCount: 0,
    shift,
    phases: 0,
  };
}

/**
 * What each person gains at best at the prices of now. Who could gain more elsewhere, or does not gain, gets up;
 * who then is worth something, waits. O(edges).
 */
export function resetWorth(work: TransportationWorkspace): void {
  const { graph, assignment, waiting, shift } = work;
  const { people, start, offer, weight } = graph;
  const { offerOf, price, worth } = assignment;
  let waitingCount = 0;
  for (let i = 0; i < people; i++) {
    const currentOffer = offerOf[i] as number;
    let best = 0;
    let currentGain = -1;
    const to = start[i + 1] as number;
    for (let e = start[i] as number; e < to; e++) {
      const o = offer[e] as number;
      const gain = ((weight[e] as number) >> shift) - (price[o] as number);
      if (gain > best) best = gain;
      if (o === currentOffer) currentGain = gain;
    }
    worth[i] = best;
    if (currentOffer !== UNASSIGNED && currentGain < best) releaseSeat(assignment, i);
    if (offerOf[i] === UNASSIGNED && best > 0) waiting[waitingCount++] = i;
  }
  work.waitingCount = waitingCount;
}

/** Which offers have free seats at a price. O(offers). */
export function collectOpenOffers(work: TransportationWorkspace): void {
  const { graph, assignment, openOffers } = work;
  let openCount = 0;
  for (let o = 0; o < graph.offers; o++) {
    if ((assignment.price[o] as number) > 0 && freeSeats(assignment, o) > 0) openOffers[openCount++] = o;
  }
  work.openCount = openCount;
}

/** Who of those that waited still waits. O(waiting). */
export function collectWaiting(work: TransportationWorkspace): void {
  const { assignment, waiting } = work;
  let waitingCount = 0;
  for (let k = 0; k < work.waitingCount; k++) {
    const i = waiting[k] as number;
    if (assignment.offerOf[i] === UNASSIGNED && (assignment.worth[i] as number) > 0)
      waiting[waitingCount++] = i;
  }
  work.waitingCount = waitingCount;
}
