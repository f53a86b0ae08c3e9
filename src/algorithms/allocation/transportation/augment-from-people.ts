import { moveUp, NOWHERE } from './assignment-state.ts';
import type { Work } from './workspace.ts';

/**
 * Gives those who wait a place along ways that cost nothing, as many as do not touch, by depth-first search. Someone
 * on the way whose worth is nothing may as well give up the place. O(edges) for all of them together.
 */
export function moveForward(work: Work): void {
  const { waiting, waits, walk } = work;
  walk.phase++;
  let left = 0;
  for (let k = 0; k < waits; k++) {
    const i = waiting[k] as number;
    if (!findSeat(work, i)) waiting[left++] = i;
  }
  work.waits = left;
}

function findSeat(work: Work, first: number): boolean {
  const { graph, hall, walk } = work;
  const { seats, worth, at, seatOf } = hall;
  const { edge, met, row, phase } = walk;
  let depth = 0;
  row[0] = first;
  met[first] = phase;
  edge[first] = graph.start[first] as number;
  while (depth >= 0) {
    const i = row[depth] as number;
    if (worth[i] === 0) {
      const o = at[i] as number;
      const seat = seatOf[i] as number;
      at[i] = NOWHERE;
      if (o !== NOWHERE) moveUp(hall, row, depth - 1, o, seat);
      return true;
    }
    const next = tryEdges(work, i);
    if (next === FOUND) {
      const o = graph.offer[edge[i] as number] as number;
      const seat = (hall.seatStart[o] as number) + (hall.taken[o] as number);
      hall.taken[o] = (hall.taken[o] as number) + 1;
      moveUp(hall, row, depth, o, seat);
      return true;
    }
    if (next === NONE) depth--;
    else {
      const down = seats[next] as number;
      met[down] = phase;
      edge[down] = graph.start[down] as number;
      row[++depth] = down;
    }
  }
  return false;
}

const NONE = -1;
const FOUND = -2;

/** The next seat to ask along an edge that costs nothing, FOUND when there is a free one, or NONE. */
function tryEdges({ graph, hall, walk, shift }: Work, i: number): number {
  const { start, offer, weight } = graph;
  const { seatStart, seats, taken, price, worth } = hall;
  const { edge, met, place, seen, phase } = walk;
  const own = worth[i] as number;
  const to = start[i + 1] as number;
  for (let e = edge[i] as number; e < to; e++) {
    const asks = ((weight[e] as number) >> shift) - own;
    // Edges lie by falling weight and no price is below nothing.
    if (asks < 0) break;
    const o = offer[e] as number;
    if ((price[o] as number) !== asks) continue;
    const from = seatStart[o] as number;
    const full = from + (taken[o] as number);
    edge[i] = e;
    if (full < (seatStart[o + 1] as number)) return FOUND;
    let s = seen[o] === phase ? (place[o] as number) : from;
    seen[o] = phase;
    while (s < full && met[seats[s] as number] === phase) s++;
    place[o] = s + 1;
    if (s < full) return s;
  }
  edge[i] = to;
  return NONE;
}
