import { decreaseDistance, popAtDistance, resetQueue } from '../transportation/bucket-queue.ts';
import { type LiveAllocation, seatPerson, unseatPerson } from './state.ts';

/** One person moved from an offer to an offer; -1 is no place. */
export interface SeatMove {
  person: number;
  from: number;
  to: number;
}

/**
 * Finds the augmenting path to a free seat with the largest gain, from a person without a place, or out of an offer
 * that has one person too many: one search on reduced costs (Dijkstra), then everybody on the path moves. Prices and
 * worths are updated.
 *
 * @returns the moves in order, none when there is no path
 *
 * O(edges of those reached + distance); people who are confirmed or would get fewer points are not moved.
 */
export function findSeat(live: LiveAllocation, from: { person: number } | { offer: number }): SeatMove[] {
  const person = 'person' in from ? from.person : -1;
  const last = live.queue.head.length - 1;
  // No path on which nobody gets fewer points is longer than a price.
  const search = { bound: person < 0 ? last : (live.worth[person] as number), goal: -1, mover: -1 };
  if (person >= 0) considerPerson(live, search, person, 0);
  else if ('offer' in from) {
    live.reachedByPerson[from.offer] = -1;
    decreaseDistance(live.queue, from.offer, 0);
  }
  for (let d = 0; d < search.bound; d++) {
    for (let o = popAtDistance(live.queue, d); o >= 0; o = popAtDistance(live.queue, d)) {
      for (let i = live.firstOccupant[o] as number; i >= 0; i = live.nextOccupant[i] as number)
        considerPerson(live, search, i, d);
    }
  }
  const isSeatFound = search.goal >= 0;
  if (isSeatFound || person >= 0) updateDuals(live, search.bound);
  if (person >= 0) live.worth[person] = (live.worth[person] as number) - search.bound;
  resetQueue(live.queue);
  return isSeatFound ? applyMoves(live, search.goal, search.mover) : [];
}

function considerPerson(
  live: LiveAllocation,
  search: { bound: number; goal: number; mover: number },
  i: number,
  d: number,
): void {
  if (live.isConfirmed[i]) return;
  const { offer, points, seatsFree, price, reachedByPerson, queue, offerOf } = live;
  const minPoints = live.promisedPoints[i] as number;
  const worthDistance = d + (live.worth[i] as number) - (live.placementWeight[i] as number);
  const to = live.start[i + 1] as number;
  for (let e = live.start[i] as number; e < to; e++) {
    const edgePoints = points[e] as number;
    const o = offer[e] as number;
    if (edgePoints < minPoints || o === offerOf[i]) continue;
    const distance = worthDistance - edgePoints + (price[o] as number);
    if (distance >= search.bound || distance >= (queue.distance[o] as number)) continue;
    reachedByPerson[o] = i;
    if ((seatsFree[o] as number) > 0) {
      search.bound = distance;
      search.goal = o;
      search.mover = i;
    } else decreaseDistance(queue, o, distance);
  }
}

/** Raises prices and lowers worths at the offers that the search reached. */
function updateDuals(
  { queue, price, firstOccupant, nextOccupant, worth }: LiveAllocation,
  bound: number,
): void {
  const many = queue.reachedCount[0] as number;
  for (let k = 0; k < many; k++) {
    const o = queue.reached[k] as number;
    const rise = bound - (queue.distance[o] as number);
    if (rise <= 0) continue;
    price[o] = (price[o] as number) + rise;
    for (let i = firstOccupant[o] as number; i >= 0; i = nextOccupant[i] as number)
      worth[i] = (worth[i] as number) - rise;
  }
}

function applyMoves(live: LiveAllocation, goal: number, mover: number): SeatMove[] {
  const moves: SeatMove[] = [];
  let to = goal;
  let i = mover;
  for (;;) {
    const was = live.offerOf[i] as number;
    if (was >= 0) unseatPerson(live, i);
    seatPerson(live, i, to);
    moves.push({ person: i, from: was, to });
    // The path started at the offer with one person too many.
    if (was < 0 || live.reachedByPerson[was] === -1) return moves;
    to = was;
    i = live.reachedByPerson[was] as number;
  }
}
