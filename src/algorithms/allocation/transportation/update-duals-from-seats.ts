import { NOWHERE } from './assignment-state.ts';
import { bring, FAR, forget, take } from './bucket-queue.ts';
import type { Work } from './workspace.ts';

/**
 * How near the nearest person without a place is to the offers with free seats at a price: who sits elsewhere may
 * come too, and passes the distance on to the offer that is left. A price may also fall to nothing. Then prices fall
 * and worths rise so far that the nearest ways cost nothing. O(edges of those reached + distance).
 */
export function searchBackward(work: Work): void {
  const { hall, ring } = work;
  const bound = measure(work);
  const { seatStart, seats, taken, price, worth } = hall;
  const many = ring.count[0] as number;
  for (let k = 0; k < many; k++) {
    const o = ring.seen[k] as number;
    const fall = bound - (ring.distance[o] as number);
    if (fall <= 0) continue;
    price[o] = (price[o] as number) - fall;
    const from = seatStart[o] as number;
    const to = from + (taken[o] as number);
    for (let s = from; s < to; s++) {
      const i = seats[s] as number;
      worth[i] = (worth[i] as number) + fall;
    }
  }
  forget(ring);
}

function measure({ graph, hall, ring, open, opens, shift }: Work): number {
  const { backStart, person, backWeight } = graph;
  const { at, price, worth } = hall;
  const { distance } = ring;
  let bound = FAR;
  for (let k = 0; k < opens; k++) bring(ring, open[k] as number, 0);
  for (let d = 0; d < bound; d++) {
    for (let o = take(ring, d); o >= 0; o = take(ring, d)) {
      const own = d + (price[o] as number);
      if (own < bound) bound = own;
      const to = backStart[o + 1] as number;
      for (let e = backStart[o] as number; e < to; e++) {
        const i = person[e] as number;
        const far = own + (worth[i] as number) - ((backWeight[e] as number) >> shift);
        if (far >= bound) continue;
        const left = at[i] as number;
        if (left === NOWHERE) bound = far;
        else if (far < (distance[left] as number)) bring(ring, left, far);
      }
    }
  }
  return bound;
}
