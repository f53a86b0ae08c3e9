import { type AllocationProblem, MAX_PRIORITY, NO_PLACE, priorityOf } from './problem.ts';

/**
 * The first priority of which more people could have been placed without anyone of an earlier priority losing a place,
 * or null: then nobody could be placed at the expense of points alone. For every priority, the number placed up to it
 * is maximal when no unplaced person of them has an augmenting path to a free seat, where later priorities give way
 * (Berge 1957; the sets that can be placed form a matroid, so priorities do not conflict).
 *
 * For people who need one place each. O(priorities × edges).
 */
export function firstImprovablePriority(p: AllocationProblem, offerOf: Int32Array): number | null {
  let last = 1;
  for (const c of p.priority ?? []) last = Math.max(last, c);
  for (let c = 1; c <= Math.min(last, MAX_PRIORITY); c++) if (hasAugmentingPath(p, offerOf, c)) return c;
  return null;
}

function hasAugmentingPath(p: AllocationProblem, offerOf: Int32Array, most: number): boolean {
  const people = p.start.length - 1;
  const counts = (i: number): boolean => priorityOf(p, i) <= most;
  const { from, seated } = groupByOffer(p, offerOf, counts);
  const queue = new Int32Array(people);
  let end = 0;
  for (let i = 0; i < people; i++) if (offerOf[i] === NO_PLACE && counts(i)) queue[end++] = i;
  const visited = new Uint8Array(p.places.length);
  for (let k = 0; k < end; k++) {
    const i = queue[k] as number;
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const o = p.offer[e] as number;
      if (visited[o]) continue;
      visited[o] = 1;
      const first = from[o] as number;
      const after = from[o + 1] as number;
      if (after - first < (p.places[o] as number)) return true;
      for (let s = first; s < after; s++) queue[end++] = seated[s] as number;
    }
  }
  return false;
}

/** Per offer the people placed there that satisfy `counts`. */
function groupByOffer(p: AllocationProblem, offerOf: Int32Array, counts: (i: number) => boolean) {
  const from = new Int32Array(p.places.length + 1);
  const placed = (i: number): boolean => offerOf[i] !== NO_PLACE && counts(i);
  for (let i = 0; i < offerOf.length; i++) {
    if (placed(i)) from[(offerOf[i] as number) + 1] = (from[(offerOf[i] as number) + 1] as number) + 1;
  }
  for (let o = 0; o < p.places.length; o++) from[o + 1] = (from[o + 1] as number) + (from[o] as number);
  const next = from.slice();
  const seated = new Int32Array(from[p.places.length] as number);
  for (let i = 0; i < offerOf.length; i++) {
    if (!placed(i)) continue;
    const o = offerOf[i] as number;
    seated[next[o] as number] = i;
    next[o] = (next[o] as number) + 1;
  }
  return { from, seated };
}
