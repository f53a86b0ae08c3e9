import { UNASSIGNED } from './assignment-state.ts';
import { decreaseDistance, popAtDistance, resetQueue } from './bucket-queue.ts';
import type { TransportationWorkspace } from './workspace.ts';

/**
 * Lowers all prices to the minimal dual solution. It is unique, whatever path the solver took, and equals the gain of
 * one more place at each offer (Gale 1960; Leonard 1983).
 *
 * How far a price can fall is a distance: to zero, to where an unplaced person would come, or as far as the price of
 * another offer that is connected by someone who could move. O(edges + largest price).
 */
export function lowerToMinimalPrices(work: TransportationWorkspace): void {
  const { graph, assignment, queue } = work;
  const { seatStart, seats, seatsTaken, price, worth } = assignment;
  seedDistances(work);
  let remainingOffers = graph.offers;
  for (let d = 0; remainingOffers > 0; d++) {
    for (let o = popAtDistance(queue, d); o >= 0; o = popAtDistance(queue, d)) {
      remainingOffers--;
      const from = seatStart[o] as number;
      const to = from + (seatsTaken[o] as number);
      for (let s = from; s < to; s++) reachThroughPerson(work, seats[s] as number, d);
    }
  }
  for (let o = 0; o < graph.offers; o++) {
    const fall = queue.distance[o] as number;
    if (fall === 0) continue;
    price[o] = (price[o] as number) - fall;
    const from = seatStart[o] as number;
    const to = from + (seatsTaken[o] as number);
    for (let s = from; s < to; s++) {
      const i = seats[s] as number;
      worth[i] = (worth[i] as number) + fall;
    }
  }
  resetQueue(queue);
}

function seedDistances({ graph, assignment, queue }: TransportationWorkspace): void {
  for (let o = 0; o < graph.offers; o++) {
    let distance = assignment.price[o] as number;
    // Without edges to the offer its price is zero.
    if (graph.offerStart[o] === graph.offerStart[o + 1]) assignment.price[o] = distance = 0;
    const to = graph.offerStart[o + 1] as number;
    for (let e = graph.offerStart[o] as number; e < to && distance > 0; e++) {
      if (assignment.offerOf[graph.person[e] as number] !== UNASSIGNED) continue;
      const rest = (assignment.price[o] as number) - (graph.weightByOffer[e] as number);
      if (rest < distance) distance = rest;
    }
    decreaseDistance(queue, o, distance);
  }
}

function reachThroughPerson(
  { graph, assignment, queue }: TransportationWorkspace,
  i: number,
  d: number,
): void {
  const worthDistance = d + (assignment.worth[i] as number);
  const to = graph.start[i + 1] as number;
  for (let e = graph.start[i] as number; e < to; e++) {
    const o = graph.offer[e] as number;
    const far = worthDistance + (assignment.price[o] as number) - (graph.weight[e] as number);
    if (far < (queue.distance[o] as number)) decreaseDistance(queue, o, far);
  }
}
