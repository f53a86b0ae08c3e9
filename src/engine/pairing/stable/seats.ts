import { leftsOf, type PairingProblem, placesOf } from '../problem.ts';
import type { Lists } from './maximum.ts';

/** Who may be paired with which place; a right agent with c places is c of them. O(pairs × places). */
export function seatLists(p: PairingProblem): Lists {
  const lefts = leftsOf(p);
  if (!p.places) return { lefts, rights: p.rights, start: p.start, right: p.right };
  const first = new Int32Array(p.rights + 1);
  for (let j = 0; j < p.rights; j++) first[j + 1] = (first[j] as number) + placesOf(p, j);
  const start = new Int32Array(lefts + 1);
  const right: number[] = [];
  for (let i = 0; i < lefts; i++) {
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      for (let seat = first[j] as number; seat < (first[j + 1] as number); seat++) right.push(seat);
    }
    start[i + 1] = right.length;
  }
  return { lefts, rights: first[p.rights] as number, start, right: Int32Array.from(right) };
}
