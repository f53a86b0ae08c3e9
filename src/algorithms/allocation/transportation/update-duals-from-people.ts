import { decreaseDistance, popAtDistance, resetQueue, UNREACHED } from './bucket-queue.ts';
import type { TransportationWorkspace } from './workspace.ts';

/**
 * Distance from the waiting people to the nearest free seat on reduced costs, from all of them at once (Dijkstra): a
 * full offer passes its distance on to its occupants, and remaining unplaced costs the worth of a person. Then worths
 * fall and prices rise until the shortest paths have reduced cost zero. O(edges of those reached + distance).
 */
export function updateDualsFromPeople(work: TransportationWorkspace): void {
  const { assignment, queue, waiting, waitingCount } = work;
  const bound = nearestDistance(work);
  const { seatStart, seats, seatsTaken, price, worth } = assignment;
  for (let k = 0; k < waitingCount; k++) {
    const i = waiting[k] as number;
    worth[i] = (worth[i] as number) - bound;
  }
  const many = queue.reachedCount[0] as number;
  for (let k = 0; k < many; k++) {
    const o = queue.reached[k] as number;
    const rise = bound - (queue.distance[o] as number);
    if (rise <= 0) continue;
    price[o] = (price[o] as number) + rise;
    const from = seatStart[o] as number;
    const to = from + (seatsTaken[o] as number);
    for (let s = from; s < to; s++) {
      const i = seats[s] as number;
      worth[i] = (worth[i] as number) - rise;
    }
  }
  resetQueue(queue);
}

function nearestDistance({
  graph,
  assignment,
  queue,
  waiting,
  waitingCount,
  shift,
}: TransportationWorkspace): number {
  const { start, offer, weight } = graph;
  const { seatStart, seats, seatsTaken, price, worth } = assignment;
  const { distance } = queue;
  let bound = UNREACHED;
  const reach = (i: number, d: number): void => {
    const worthDistance = d + (worth[i] as number);
    if (worthDistance < bound) bound = worthDistance;
    const to = start[i + 1] as number;
    for (let e = start[i] as number; e < to; e++) {
      const distanceBeforePrice = worthDistance - ((weight[e] as number) >> shift);
      // Edges are sorted by falling weight and prices are not negative: the following edges are not nearer.
      if (distanceBeforePrice >= bound) break;
      const o = offer[e] as number;
      const offerDistance = distanceBeforePrice + (price[o] as number);
      if (offerDistance >= bound || offerDistance >= (distance[o] as number)) continue;
      if ((seatStart[o] as number) + (seatsTaken[o] as number) < (seatStart[o + 1] as number))
        bound = offerDistance;
      else decreaseDistance(queue, o, offerDistance);
    }
  };
  for (let k = 0; k < waitingCount; k++) reach(waiting[k] as number, 0);
  for (let d = 0; d < bound; d++) {
    for (let o = popAtDistance(queue, d); o >= 0; o = popAtDistance(queue, d)) {
      const from = seatStart[o] as number;
      const to = from + (seatsTaken[o] as number);
      for (let s = from; s < to; s++) reach(seats[s] as number, d);
    }
  }
  return bound;
}
