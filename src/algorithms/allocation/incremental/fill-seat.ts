import { decreaseDistance, popAtDistance, resetQueue } from '../transportation/bucket-queue.ts';
import type { SeatMove } from './find-seat.ts';
import { type LiveAllocation, seatPerson, unseatPerson } from './state.ts';

/**
 * Assigns a freed seat where it adds the most: to an unplaced person, or to someone for whom it is not worse, whose own
 * seat is then filled likewise; or it stays free. Prices fall and worths rise accordingly.
 *
 * @returns the moves in order, none when nobody gains
 *
 * O(edges of the offers reached + distance).
 */
export function fillSeat(live: LiveAllocation, offer: number): SeatMove[] {
  const { queue, price, nextEdgeOfOffer } = live;
  // The price may fall to zero: then the seat stays free.
  const search = { bound: price[offer] as number, goal: -1, end: offer };
  if (search.bound === 0) return [];
  decreaseDistance(queue, offer, 0);
  for (let d = 0; d < search.bound; d++) {
    for (let o = popAtDistance(queue, d); o >= 0; o = popAtDistance(queue, d)) {
      const priceDistance = d + (price[o] as number);
      if (priceDistance < search.bound) {
        search.bound = priceDistance;
        search.goal = -1;
        search.end = o;
      }
      for (let e = live.firstEdgeOfOffer[o] as number; e >= 0; e = nextEdgeOfOffer[e] as number)
        considerEdge(live, search, e, o, priceDistance);
    }
  }
  updateDuals(live, search.bound);
  resetQueue(queue);
  return applyMoves(live, offer, search);
}

function considerEdge(
  live: LiveAllocation,
  search: { bound: number; goal: number; end: number },
  e: number,
  o: number,
  priceDistance: number,
): void {
  const i = live.person[e] as number;
  const points = live.points[e] as number;
  const currentOffer = live.offerOf[i] as number;
  if (live.isConfirmed[i] || currentOffer === o) return;
  if (currentOffer >= 0 && points < (live.promisedPoints[i] as number)) return;
  const distance = priceDistance + (live.worth[i] as number) - (live.placementWeight[i] as number) - points;
  if (distance >= search.bound) return;
  if (currentOffer < 0) {
    search.bound = distance;
    search.goal = i;
    search.end = o;
  } else if (distance < (live.queue.distance[currentOffer] as number)) {
    // The person who leaves `currentOffer` goes to the offer of this edge.
    live.reachedByPerson[currentOffer] = i;
    live.reachedFromOffer[currentOffer] = o;
    decreaseDistance(live.queue, currentOffer, distance);
  }
}

/** Lowers prices and raises worths at the offers that the search reached. */
function updateDuals(
  { queue, price, firstOccupant, nextOccupant, worth }: LiveAllocation,
  bound: number,
): void {
  const many = queue.reachedCount[0] as number;
  for (let k = 0; k < many; k++) {
    const o = queue.reached[k] as number;
    const fall = bound - (queue.distance[o] as number);
    if (fall <= 0) continue;
    price[o] = (price[o] as number) - fall;
    for (let i = firstOccupant[o] as number; i >= 0; i = nextOccupant[i] as number)
      worth[i] = (worth[i] as number) + fall;
  }
}

function applyMoves(
  live: LiveAllocation,
  offer: number,
  { goal, end }: { goal: number; end: number },
): SeatMove[] {
  const steps: { i: number; to: number }[] = goal >= 0 ? [{ i: goal, to: end }] : [];
  for (let o = end; o !== offer; o = live.reachedFromOffer[o] as number) {
    steps.push({ i: live.reachedByPerson[o] as number, to: live.reachedFromOffer[o] as number });
  }
  // Starting at the free seat: each move frees the seat that the next one takes.
  return steps.reverse().map(({ i, to }) => {
    const from = live.offerOf[i] as number;
    if (from >= 0) unseatPerson(live, i);
    seatPerson(live, i, to);
    return { person: i, from, to };
  });
}
