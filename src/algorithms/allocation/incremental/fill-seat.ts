import { bring, forget, take } from '../transportation/bucket-queue.ts';
import type { Move } from './find-seat.ts';
import { enter, exit, type Live } from './state.ts';

/**
 * A seat has come free: it goes to where it adds the most. Someone without a place comes, or someone for whom it is
 * not worse, whose seat then goes on likewise; or it stays free. Prices fall and worths rise with it.
 *
 * @returns the moves in order, none when nobody gains
 *
 * O(edges of the offers reached + distance).
 */
export function fillSeat(live: Live, offer: number): Move[] {
  const { ring, price, nextEdge } = live;
  // The price may fall to nothing: then the seat stays free.
  const search = { bound: price[offer] as number, goal: -1, end: offer };
  if (search.bound === 0) return [];
  bring(ring, offer, 0);
  for (let d = 0; d < search.bound; d++) {
    for (let o = take(ring, d); o >= 0; o = take(ring, d)) {
      const own = d + (price[o] as number);
      if (own < search.bound) {
        search.bound = own;
        search.goal = -1;
        search.end = o;
      }
      for (let e = live.lastEdge[o] as number; e >= 0; e = nextEdge[e] as number)
        reach(live, search, e, o, own);
    }
  }
  follow(live, search.bound);
  forget(ring);
  return moveAll(live, offer, search);
}

function reach(
  live: Live,
  search: { bound: number; goal: number; end: number },
  e: number,
  o: number,
  own: number,
): void {
  const i = live.person[e] as number;
  const so = live.points[e] as number;
  const left = live.at[i] as number;
  if (live.confirmed[i] || left === o) return;
  if (left >= 0 && so < (live.promised[i] as number)) return;
  const far = own + (live.worth[i] as number) - (live.first[i] as number) - so;
  if (far >= search.bound) return;
  if (left < 0) {
    search.bound = far;
    search.goal = i;
    search.end = o;
  } else if (far < (live.ring.distance[left] as number)) {
    // Whoever leaves `left` goes to the offer that this person would fill.
    live.from[left] = i;
    live.to[left] = o;
    bring(live.ring, left, far);
  }
}

/** Prices fall where the search came, and worths rise there. */
function follow({ ring, price, someone, next, worth }: Live, bound: number): void {
  const many = ring.count[0] as number;
  for (let k = 0; k < many; k++) {
    const o = ring.seen[k] as number;
    const fall = bound - (ring.distance[o] as number);
    if (fall <= 0) continue;
    price[o] = (price[o] as number) - fall;
    for (let i = someone[o] as number; i >= 0; i = next[i] as number) worth[i] = (worth[i] as number) + fall;
  }
}

function moveAll(live: Live, offer: number, { goal, end }: { goal: number; end: number }): Move[] {
  const way: { i: number; to: number }[] = goal >= 0 ? [{ i: goal, to: end }] : [];
  for (let o = end; o !== offer; o = live.to[o] as number) {
    way.push({ i: live.from[o] as number, to: live.to[o] as number });
  }
  // From the free seat on: each move frees the seat that the next one takes.
  return way.reverse().map(({ i, to }) => {
    const from = live.at[i] as number;
    if (from >= 0) exit(live, i);
    enter(live, i, to);
    return { person: i, from, to };
  });
}
