import { moveUp, NOWHERE } from './assignment-state.ts';
import type { Work } from './workspace.ts';

/** Nobody who can be reached from here drew later than someone who still searches. */
const SETTLED = -1;

/**
 * Where several assignments are best, those who drew first go first: a person without a place may take it, at no
 * cost, from someone who drew later, whoever has to change for it. Who could all be seated forms a matroid, so in the
 * end nobody of the same worth is left out for a later draw, and every other assignment is worse for the first person
 * for whom it differs (Edmonds 1971).
 *
 * @param order people, first drawn first
 *
 * O(edges without slack) for all who search in vain together, and as much at worst for each who finds.
 */
export function drawLots(work: Work, order: Int32Array): void {
  const { hall, walk } = work;
  const rank = new Int32Array(order.length);
  for (let r = 0; r < order.length; r++) rank[order[r] as number] = r;
  walk.met.fill(0);
  walk.phase = 0;
  // Who gives way has drawn later than who comes, so has its turn later.
  for (let r = 0; r < order.length; r++) {
    const i = order[r] as number;
    if (hall.at[i] === NOWHERE && hall.worth[i] === 0) findLater(work, rank, i, r);
  }
}

function findLater(work: Work, rank: Int32Array, first: number, ownRank: number): void {
  const { graph, hall, walk } = work;
  const { edge, met, row } = walk;
  const phase = ++walk.phase;
  const tried: number[] = [first];
  let depth = 0;
  row[0] = first;
  met[first] = phase;
  edge[first] = graph.start[first] as number;
  while (depth >= 0) {
    const i = row[depth] as number;
    const o = nextOffer(work, i);
    if (o === NOWHERE) {
      depth--;
      continue;
    }
    const from = hall.seatStart[o] as number;
    const to = from + (hall.taken[o] as number);
    let last = -1;
    let down = -1;
    for (let s = from; s < to; s++) {
      const k = hall.seats[s] as number;
      if (hall.worth[k] === 0 && (rank[k] as number) > ownRank) {
        if (last < 0 || (rank[k] as number) > (rank[hall.seats[last] as number] as number)) last = s;
      }
      if (met[k] !== phase && met[k] !== SETTLED) down = k;
    }
    if (last >= 0) {
      hall.at[hall.seats[last] as number] = NOWHERE;
      moveUp(hall, row, depth, o, last);
      return;
    }
    if (down < 0) {
      edge[i] = (edge[i] as number) + 1;
      continue;
    }
    met[down] = phase;
    edge[down] = graph.start[down] as number;
    tried.push(down);
    row[++depth] = down;
  }
  for (const i of tried) met[i] = SETTLED;
}

/** The offer of the next edge of i that costs nothing, or NOWHERE. */
function nextOffer({ graph, hall, walk }: Work, i: number): number {
  const own = hall.worth[i] as number;
  const to = graph.start[i + 1] as number;
  for (let e = walk.edge[i] as number; e < to; e++) {
    const o = graph.offer[e] as number;
    if (own + (hall.price[o] as number) !== graph.weight[e]) continue;
    walk.edge[i] = e;
    return o;
  }
  walk.edge[i] = to;
  return NOWHERE;
}
