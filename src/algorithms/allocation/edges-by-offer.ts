import type { AllocationProblem } from './problem.ts';

/** The people allowed at each offer: those of offer o are person[start[o]] … person[start[o + 1] − 1], rising. */
export interface EdgesByOffer {
  start: Int32Array;
  person: Int32Array;
}

/** O(people + offers + edges). */
export function groupEdgesByOffer(p: AllocationProblem): EdgesByOffer {
  const offers = p.places.length;
  const start = new Int32Array(offers + 1);
  for (const o of p.offer) start[o + 1] = (start[o + 1] as number) + 1;
  for (let o = 0; o < offers; o++) start[o + 1] = (start[o + 1] as number) + (start[o] as number);
  const next = start.slice();
  const person = new Int32Array(p.offer.length);
  for (let i = 0; i + 1 < p.start.length; i++) {
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const o = p.offer[e] as number;
      person[next[o] as number] = i;
      next[o] = (next[o] as number) + 1;
    }
  }
  return { start, person };
}

export const peopleAllowedAt = ({ start, person }: EdgesByOffer, o: number): Int32Array =>
  person.subarray(start[o], start[o + 1]);
