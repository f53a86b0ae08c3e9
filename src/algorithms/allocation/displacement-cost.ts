import { type EdgesByOffer, peopleAllowedAt } from './edges-by-offer.ts';
import { type Allocation, type AllocationProblem, bonusOf, priorityOf } from './problem.ts';
import {
  type BucketQueue,
  createBucketQueue,
  decreaseDistance,
  popAtDistance,
  resetQueue,
} from './transportation/bucket-queue.ts';

/** Points lost if this person got a place at this offer after all. */
export type DisplacementCost = (i: number, offer: number) => number;

/**
 * The total loss if a person got a place that went to others: an occupant moves elsewhere, and so on, until someone
 * finds a free seat, takes the seat that this person vacates, or is left without a place. The shortest such chain on
 * reduced costs (Dijkstra); exact for a person without a place, for others never too high. For single people, without
 * minimum sizes.
 *
 * O(edges of those reached + points), after O(people) once.
 */
export function displacementCostOf(
  p: AllocationProblem,
  a: Allocation,
  edgesByOffer: EdgesByOffer,
): DisplacementCost {
  let largestWorth = 1;
  for (const so of a.worth) if (so > largestWorth) largestWorth = so;
  const queue = createBucketQueue(p.places.length, largestWorth);
  const taken = new Int32Array(p.places.length);
  for (const o of a.offerOf) if (o >= 0) taken[o] = (taken[o] as number) + 1;
  const seatsFree = taken.map((so, o) => (p.places[o] as number) - so);
  const slack = (i: number, e: number): number => {
    const weight =
      (a.placementWeight[priorityOf(p, i) - 1] as number) + (p.score[e] as number) + bonusOf(p, i);
    return (a.worth[i] as number) + (a.price[p.offer[e] as number] as number) - weight;
  };
  return (i, offer) => {
    let e = p.start[i] as number;
    while (p.offer[e] !== offer) e++;
    return (
      slack(i, e) +
      shortestDisplacement({ p, a, edgesByOffer, queue, seatsFree, slack }, offer, i, largestWorth)
    );
  };
}

interface DisplacementContext {
  p: AllocationProblem;
  a: Allocation;
  edgesByOffer: EdgesByOffer;
  queue: BucketQueue;
  seatsFree: Int32Array;
  slack: (i: number, e: number) => number;
}

function shortestDisplacement(
  { p, a, edgesByOffer, queue, seatsFree, slack }: DisplacementContext,
  offer: number,
  mover: number,
  largestWorth: number,
): number {
  if ((seatsFree[offer] as number) > 0) return 0;
  const vacatedOffer = a.offerOf[mover] as number;
  let bound = largestWorth;
  decreaseDistance(queue, offer, 0);
  for (let d = 0; d < bound; d++) {
    for (let o = popAtDistance(queue, d); o >= 0; o = popAtDistance(queue, d)) {
      for (const k of peopleAllowedAt(edgesByOffer, o)) {
        if (a.offerOf[k] !== o || k === mover) continue;
        bound = Math.min(bound, d + (a.worth[k] as number));
        const to = p.start[k + 1] as number;
        for (let e = p.start[k] as number; e < to; e++) {
          const next = p.offer[e] as number;
          const distance = d + slack(k, e);
          if (distance >= bound || distance >= (queue.distance[next] as number)) continue;
          if (next === vacatedOffer || (seatsFree[next] as number) > 0) bound = distance;
          else decreaseDistance(queue, next, distance);
        }
      }
    }
  }
  resetQueue(queue);
  return bound;
}
