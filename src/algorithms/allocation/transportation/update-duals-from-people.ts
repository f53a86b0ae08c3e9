import { bring, FAR, forget, take } from './bucket-queue.ts';
import type { Work } from './workspace.ts';

/**
 * How near the nearest free seat is to those who wait, on slacks, from all of them at once (Dijkstra): a full offer
 * passes its distance on to those who sit there, and to stay without a place costs a person's worth. Then worths fall
 * and prices rise so far that the nearest ways cost nothing. O(edges of those reached + distance).
 */
export function searchForward(work: Work): void {
  const { hall, ring, waiting, waits } = work;
  const bound = measure(work);
  const { seatStart, seats, taken, price, worth } = hall;
  for (let k = 0; k < waits; k++) {
    const i = waiting[k] as number;
    worth[i] = (worth[i] as number) - bound;
  }
  const many = ring.count[0] as number;
  for (let k = 0; k < many; k++) {
    const o = ring.seen[k] as number;
    const rise = bound - (ring.distance[o] as number);
    if (rise <= 0) continue;
    price[o] = (price[o] as number) + rise;
    const from = seatStart[o] as number;
    const to = from + (taken[o] as number);
    for (let s = from; s < to; s++) {
      const i = seats[s] as number;
      worth[i] = (worth[i] as number) - rise;
    }
  }
  forget(ring);
}

function measure({ graph, hall, ring, waiting, waits, shift }: Work): number {
  const { start, offer, weight } = graph;
  const { seatStart, seats, taken, price, worth } = hall;
  const { distance } = ring;
  let bound = FAR;
  const reach = (i: number, d: number): void => {
    const own = d + (worth[i] as number);
    if (own < bound) bound = own;
    const to = start[i + 1] as number;
    for (let e = start[i] as number; e < to; e++) {
      const rest = own - ((weight[e] as number) >> shift);
      // Edges lie by falling weight and no price is below nothing: what follows is not nearer.
      if (rest >= bound) break;
      const o = offer[e] as number;
      const far = rest + (price[o] as number);
      if (far >= bound || far >= (distance[o] as number)) continue;
      if ((seatStart[o] as number) + (taken[o] as number) < (seatStart[o + 1] as number)) bound = far;
      else bring(ring, o, far);
    }
  };
  for (let k = 0; k < waits; k++) reach(waiting[k] as number, 0);
  for (let d = 0; d < bound; d++) {
    for (let o = take(ring, d); o >= 0; o = take(ring, d)) {
      const from = seatStart[o] as number;
      const to = from + (taken[o] as number);
      for (let s = from; s < to; s++) reach(seats[s] as number, d);
    }
  }
  return bound;
}
