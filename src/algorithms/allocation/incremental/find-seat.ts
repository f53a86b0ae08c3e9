import { bring, forget, take } from '../transportation/bucket-queue.ts';
import { enter, exit, type Live } from './state.ts';

/** Someone who changed: from an offer to an offer, -1 is no place. */
export interface Move {
  person: number;
  from: number;
  to: number;
}

/**
 * Seeks the way to a free seat on which the most points are gained, from a person without a place, or out of an offer
 * that has a person too many: one search on slacks (Dijkstra), then everybody on the way moves. Prices and worths
 * follow.
 *
 * @returns the moves in order, none when there is no way
 *
 * O(edges of those reached + distance); nobody is reached who would get fewer points or is confirmed.
 */
export function seekSeat(live: Live, from: { person: number } | { offer: number }): Move[] {
  const person = 'person' in from ? from.person : -1;
  const last = live.ring.head.length - 1;
  // No way on which nobody gets fewer points is longer than a price.
  const search = { bound: person < 0 ? last : (live.worth[person] as number), goal: -1, mover: -1 };
  if (person >= 0) reach(live, search, person, 0);
  else if ('offer' in from) {
    live.from[from.offer] = -1;
    bring(live.ring, from.offer, 0);
  }
  for (let d = 0; d < search.bound; d++) {
    for (let o = take(live.ring, d); o >= 0; o = take(live.ring, d)) {
      for (let i = live.someone[o] as number; i >= 0; i = live.next[i] as number) reach(live, search, i, d);
    }
  }
  const found = search.goal >= 0;
  if (found || person >= 0) follow(live, search.bound);
  if (person >= 0) live.worth[person] = (live.worth[person] as number) - search.bound;
  forget(live.ring);
  return found ? moveAll(live, search.goal, search.mover) : [];
}

function reach(
  live: Live,
  search: { bound: number; goal: number; mover: number },
  i: number,
  d: number,
): void {
  if (live.confirmed[i]) return;
  const { offer, points, free, price, from, ring, at } = live;
  const least = live.promised[i] as number;
  const own = d + (live.worth[i] as number) - (live.first[i] as number);
  const to = live.start[i + 1] as number;
  for (let e = live.start[i] as number; e < to; e++) {
    const so = points[e] as number;
    const o = offer[e] as number;
    if (so < least || o === at[i]) continue;
    const far = own - so + (price[o] as number);
    if (far >= search.bound || far >= (ring.distance[o] as number)) continue;
    from[o] = i;
    if ((free[o] as number) > 0) {
      search.bound = far;
      search.goal = o;
      search.mover = i;
    } else bring(ring, o, far);
  }
}

/** Prices rise where the search came, and worths fall there. */
function follow({ ring, price, someone, next, worth }: Live, bound: number): void {
  const many = ring.count[0] as number;
  for (let k = 0; k < many; k++) {
    const o = ring.seen[k] as number;
    const rise = bound - (ring.distance[o] as number);
    if (rise <= 0) continue;
    price[o] = (price[o] as number) + rise;
    for (let i = someone[o] as number; i >= 0; i = next[i] as number) worth[i] = (worth[i] as number) - rise;
  }
}

function moveAll(live: Live, goal: number, mover: number): Move[] {
  const moves: Move[] = [];
  let to = goal;
  let i = mover;
  for (;;) {
    const was = live.at[i] as number;
    if (was >= 0) exit(live, i);
    enter(live, i, to);
    moves.push({ person: i, from: was, to });
    // Out of an offer with one too many: the way began there.
    if (was < 0 || live.from[was] === -1) return moves;
    to = was;
    i = live.from[was] as number;
  }
}
