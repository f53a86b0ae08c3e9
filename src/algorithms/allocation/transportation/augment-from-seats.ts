import { freeAt, leave, NOWHERE, sit } from './assignment-state.ts';
import type { Work } from './workspace.ts';

/**
 * Fills free seats along ways that cost nothing, as many as do not touch, by depth-first search: someone without a
 * place comes, or someone from an offer that asks no price, and others in between change. O(edges) for all together.
 */
export function moveBackward(work: Work): void {
  const { hall, walk, open, opens } = work;
  walk.phase++;
  let left = 0;
  for (let k = 0; k < opens; k++) {
    const o = open[k] as number;
    while (freeAt(hall, o) > 0 && (hall.price[o] as number) > 0 && findPerson(work, o));
    if (freeAt(hall, o) > 0 && (hall.price[o] as number) > 0) open[left++] = o;
  }
  work.opens = left;
}

function findPerson(work: Work, first: number): boolean {
  const { graph, hall, walk } = work;
  const { place, seen, row, phase } = walk;
  let depth = 0;
  row[0] = first;
  while (depth >= 0) {
    const o = row[depth] as number;
    if (seen[o] !== phase && seen[o] !== -phase) place[o] = graph.backStart[o] as number;
    // On the way now: so that the search does not walk in circles.
    seen[o] = -phase;
    const next = tryEdges(work, o);
    if (next === NONE) {
      seen[o] = phase;
      depth--;
    } else if (next !== NOWHERE && (hall.price[next] as number) > 0) {
      row[++depth] = next;
    } else {
      // From the free seat on: each move frees the seat that the next one takes.
      for (let k = 0; k <= depth; k++) {
        const to = row[k] as number;
        const i = graph.person[(place[to] as number) - 1] as number;
        if (hall.at[i] !== NOWHERE) leave(hall, i);
        sit(hall, i, to);
        seen[to] = phase;
      }
      return true;
    }
  }
  return false;
}

const NONE = -2;

/** Where the next person who may come at no cost is now: an offer, or NOWHERE; NONE when there is none left. */
function tryEdges({ graph, hall, walk, shift }: Work, o: number): number {
  const { backStart, person, backWeight } = graph;
  const { at, price, worth } = hall;
  const { place, seen, phase } = walk;
  const own = price[o] as number;
  const to = backStart[o + 1] as number;
  for (let e = place[o] as number; e < to; e++) {
    const i = person[e] as number;
    if ((worth[i] as number) + own !== (backWeight[e] as number) >> shift) continue;
    const from = at[i] as number;
    if (from === o) continue;
    if (from !== NOWHERE && (price[from] as number) > 0) {
      if (seen[from] === -phase) continue;
      if (seen[from] === phase && (place[from] as number) >= (backStart[from + 1] as number)) continue;
    }
    place[o] = e + 1;
    return from;
  }
  place[o] = to;
  return NONE;
}
