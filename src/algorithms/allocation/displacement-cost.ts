import { type Asking, askingFor } from './edges-by-offer.ts';
import { type Allocation, type AllocationProblem, bonusOf, priorityOf } from './problem.ts';
import { bring, forget, type Ring, ringOf, take } from './transportation/bucket-queue.ts';

/** Points of loss if this person got a place at this offer after all. */
export type Loss = (i: number, offer: number) => number;

/**
 * What all together would lose if a person got a place that went to others: someone there goes elsewhere, and so on,
 * until someone finds a free seat, takes the seat that this person leaves, or is left out. The shortest such way on
 * slacks (Dijkstra); exact for a person without a place, for others never too much. For people alone, without minimum
 * sizes.
 *
 * O(edges of those reached + points), after O(people) once.
 */
export function lossOf(p: AllocationProblem, a: Allocation, asking: Asking): Loss {
  let most = 1;
  for (const so of a.worth) if (so > most) most = so;
  const ring = ringOf(p.places.length, most);
  const taken = new Int32Array(p.places.length);
  for (const o of a.offerOf) if (o >= 0) taken[o] = (taken[o] as number) + 1;
  const free = taken.map((so, o) => (p.places[o] as number) - so);
  const slack = (i: number, e: number): number => {
    const weight = (a.first[priorityOf(p, i) - 1] as number) + (p.score[e] as number) + bonusOf(p, i);
    return (a.worth[i] as number) + (a.price[p.offer[e] as number] as number) - weight;
  };
  return (i, offer) => {
    let e = p.start[i] as number;
    while (p.offer[e] !== offer) e++;
    return slack(i, e) + wayOut({ p, a, asking, ring, free, slack }, offer, i, most);
  };
}

interface Around {
  p: AllocationProblem;
  a: Allocation;
  asking: Asking;
  ring: Ring;
  free: Int32Array;
  slack: (i: number, e: number) => number;
}

function wayOut(
  { p, a, asking, ring, free, slack }: Around,
  offer: number,
  mover: number,
  most: number,
): number {
  if ((free[offer] as number) > 0) return 0;
  const left = a.offerOf[mover] as number;
  let bound = most;
  bring(ring, offer, 0);
  for (let d = 0; d < bound; d++) {
    for (let o = take(ring, d); o >= 0; o = take(ring, d)) {
      for (const k of askingFor(asking, o)) {
        if (a.offerOf[k] !== o || k === mover) continue;
        bound = Math.min(bound, d + (a.worth[k] as number));
        const to = p.start[k + 1] as number;
        for (let e = p.start[k] as number; e < to; e++) {
          const next = p.offer[e] as number;
          const far = d + slack(k, e);
          if (far >= bound || far >= (ring.distance[next] as number)) continue;
          if (next === left || (free[next] as number) > 0) bound = far;
          else bring(ring, next, far);
        }
      }
    }
  }
  forget(ring);
  return bound;
}
