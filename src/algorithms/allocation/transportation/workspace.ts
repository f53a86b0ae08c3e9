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

/** All state of the solver; allocated once, so that no step allocates. */
export interface TransportationWorkspace {
  graph: TransportationGraph;
  assignment: AssignmentState;
  queue: BucketQueue;
  search: SearchState;
  /** Unplaced people with positive worth; the first `waitingCount` entries. */
  waiting: Int32Array;
  waitingCount: number;
  /** Offers with free seats at a positive price; the first `openCount` entries. */
  openOffers: Int32Array;
  openCount: number;
  /** Weights are rounded down to multiples of 2 to this power. */
  shift: number;
  phases: number;
}

/** The initial state, with weights in steps of 2 to the power `shift`. */
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
 * Recomputes the worth of each person at the current prices. A person who could gain more elsewhere, or gains nothing,
 * is released; an unplaced person with positive worth waits. O(edges).
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

/** Collects the offers with free seats at a positive price. O(offers). */
export function collectOpenOffers(work: TransportationWorkspace): void {
  const { graph, assignment, openOffers } = work;
  let openCount = 0;
  for (let o = 0; o < graph.offers; o++) {
    if ((assignment.price[o] as number) > 0 && freeSeats(assignment, o) > 0) openOffers[openCount++] = o;
  }
  work.openCount = openCount;
}

/** Keeps the waiting people who are still unplaced. O(waiting). */
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
