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

/** The first look tells apart about so many levels of score, */
const MAX_COARSE_LEVELS = 31;
/** and each next look four times as many (2 to this power). */
const REFINEMENT_BITS = 2;
/** A person who waits costs as much to search from as so many open offers. */
const OFFERS_PER_WAITING_PERSON = 10;

/** Both ways until nobody waits who is worth something, and no seat is free at a price. */
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
 * The assignment with the greatest sum of weights, with the dual that proves it: primal and dual in phases (Kuhn 1955;
 * Hopcroft & Karp 1973 for many ways at once), on weights that get finer (Gabow & Tarjan 1989 for the scaling).
 *
 * When places are scarce, prices begin high and seats look for people; when they are ample, prices begin at nothing
 * and people look for seats. Then every phase has few to begin from, which is where the time goes.
 *
 * @param graph who may go where, for what weight
 * @param levels how many different scores there can be; only speed depends on it
 * @param onPhase is told after every phase; what it throws ends the solution
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
