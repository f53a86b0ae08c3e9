import { augmentFromPeople } from './augment-from-people.ts';
import { augmentFromSeats } from './augment-from-seats.ts';
import type { TransportationGraph } from './graph.ts';
import { updateDualsFromPeople } from './update-duals-from-people.ts';
import { updateDualsFromSeats } from './update-duals-from-seats.ts';
import {
  collectOpenOffers,
  collectWaiting,
  createWorkspace,
  resetWorth,
  type TransportationWorkspace,
} from './workspace.ts';

/**
 * The coarsest scale distinguishes about this many score levels; each next scale 2 to the power REFINEMENT_BITS as
 * many.
 */
const MAX_COARSE_LEVELS = 31;

const REFINEMENT_BITS = 2;
/** Searching from one waiting person costs as much as searching from this many open offers. */
const OFFERS_PER_WAITING_PERSON = 10;

/** Alternates both directions until nobody with positive worth waits and no seat is free at a positive price. */
function solveAtScale(work: TransportationWorkspace, onPhase: (work: TransportationWorkspace) => void): void {
  resetWorth(work);
  collectOpenOffers(work);
  while (work.waitingCount > 0 || work.openCount > 0) {
    work.phases++;
    if (
      work.openCount === 0 ||
      (work.waitingCount > 0 && work.waitingCount <= work.openCount * OFFERS_PER_WAITING_PERSON)
    ) {
      updateDualsFromPeople(work);
      augmentFromPeople(work);
      if (work.openCount > 0) collectOpenOffers(work);
    } else {
      updateDualsFromSeats(work);
      augmentFromSeats(work);
      if (work.waitingCount > 0) collectWaiting(work);
    }
    onPhase(work);
  }
}

/**
 * The assignment of maximum weight, with the dual that proves it: a primal-dual method in phases (Kuhn 1955; Hopcroft &
 * Karp 1973 for many paths at once), with cost scaling (Gabow & Tarjan 1989).
 *
 * When places are scarce, prices start high and the search runs from seats to people; when they are ample, prices start
 * at zero and the search runs from people to seats. Every phase then starts from the smaller side, which dominates the
 * running time.
 *
 * @param graph the allowed edges with their weights
 * @param levels the number of different scores; only speed depends on it
 * @param onPhase called after every phase; an exception from it ends the solution
 *
 * O(phases × edges), a hundred phases or so; the worst case is O(places × edges × log levels).
 */
export function solve(
  graph: TransportationGraph,
  levels: number,
  onPhase: (work: TransportationWorkspace) => void = () => {},
): TransportationWorkspace {
  let shift = 0;
  while (levels >> shift > MAX_COARSE_LEVELS) shift++;
  const work = createWorkspace(graph, shift);
  if (work.assignment.seats.length < graph.people) work.assignment.price.fill((graph.maxWeight >> shift) + 1);
  for (;;) {
    solveAtScale(work, onPhase);
    if (work.shift === 0) return work;
    const up = Math.min(REFINEMENT_BITS, work.shift);
    work.shift -= up;
    const { price } = work.assignment;
    for (let o = 0; o < price.length; o++) price[o] = (price[o] as number) << up;
  }
}
