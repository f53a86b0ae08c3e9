import { NOWHERE } from './assignment-state.ts';
import { bring, forget, take } from './bucket-queue.ts';
import type { Work } from './workspace.ts';

/**
 * Lowers all prices as far as the dual stays the dual. The least prices are unique, whatever way the solution took,
 * and they are exactly what one more place at an offer would add (Gale 1960; Leonard 1983).
 *
 * How far a price can fall is a distance: to nothing, to where someone without a place would come, or as far as
 * another price can that is tied to it by someone who could change. O(edges + largest price).
 */
export function leastPrices(work: Work): void {
  const { graph, hall, ring } = work;
  const { seatStart, seats, taken, price, worth } = hall;
  seedDistances(work);
  let left = graph.offers;
  for (let d = 0; left > 0; d++) {
    for (let o = take(ring, d); o >= 0; o = take(ring, d)) {
      left--;
      const from = seatStart[o] as number;
      const to = from + (taken[o] as number);
      for (let s = from; s < to; s++) reach(work, seats[s] as number, d);
    }
  }
  for (let o = 0; o < graph.offers; o++) {
    const fall = ring.distance[o] as number;
    if (fall === 0) continue;
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

function seedDistances({ graph, hall, ring }: Work): void {
  for (let o = 0; o < graph.offers; o++) {
    let near = hall.price[o] as number;
    // Where nobody asks there is no price at all.
    if (graph.backStart[o] === graph.backStart[o + 1]) hall.price[o] = near = 0;
    const to = graph.backStart[o + 1] as number;
    for (let e = graph.backStart[o] as number; e < to && near > 0; e++) {
      if (hall.at[graph.person[e] as number] !== NOWHERE) continue;
      const rest = (hall.price[o] as number) - (graph.backWeight[e] as number);
      if (rest < near) near = rest;
    }
    bring(ring, o, near);
  }
}

function reach({ graph, hall, ring }: Work, i: number, d: number): void {
  const own = d + (hall.worth[i] as number);
  const to = graph.start[i + 1] as number;
  for (let e = graph.start[i] as number; e < to; e++) {
    const o = graph.offer[e] as number;
    const far = own + (hall.price[o] as number) - (graph.weight[e] as number);
    if (far < (ring.distance[o] as number)) bring(ring, o, far);
  }
}
