import { UNASSIGNED } from './assignment-state.ts';
import { decreaseDistance, popAtDistance, resetQueue, UNREACHED } from './bucket-queue.ts';
import type { TransportationWorkspace } from './workspace.ts';

/**
 * Distance from the offers with free seats at a positive price to the nearest unplaced person: a person placed
 * elsewhere may come too, and passes the distance on to the vacated offer. A price may also fall to zero. Then prices
 * fall and worths rise until the shortest paths have reduced cost zero. O(edges of those reached + distance).
 */
export function updateDualsFromSeats(work: TransportationWorkspace): void {
  const { assignment, queue } = work;
  const bound = nearestDistance(work);
  const { seatStart, seats, seatsTaken, price, worth } = assignment;
  const many = queue.reachedCount[0] as number;
  for (let k = 0; k < many; k++) {
    const o = queue.reached[k] as number;
    const fall = bound - (queue.distance[o] as number);
    if (fall <= 0) continue;
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

function nearestDistance({
  graph,
  assignment,
  queue,
  openOffers,
  openCount,
  shift,
}: TransportationWorkspace): number {
  const { offerStart, person, weightByOffer } = graph;
  const { offerOf, price, worth } = assignment;
  const { distance } = queue;
  let bound = UNREACHED;
  for (let k = 0; k < openCount; k++) decreaseDistance(queue, openOffers[k] as number, 0);
  for (let d = 0; d < bound; d++) {
    for (let o = popAtDistance(queue, d); o >= 0; o = popAtDistance(queue, d)) {
      const priceDistance = d + (price[o] as number);
      if (priceDistance < bound) bound = priceDistance;
      const to = offerStart[o + 1] as number;
      for (let e = offerStart[o] as number; e < to; e++) {
        const i = person[e] as number;
        const personDistance = priceDistance + (worth[i] as number) - ((weightByOffer[e] as number) >> shift);
        if (personDistance >= bound) continue;
        const left = offerOf[i] as number;
        if (left === UNASSIGNED) bound = personDistance;
        else if (personDistance < (distance[left] as number)) decreaseDistance(queue, left, personDistance);
      }
    }
  }
  return bound;
}
