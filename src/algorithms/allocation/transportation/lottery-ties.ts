import { shiftAlongPath, UNASSIGNED } from './assignment-state.ts';
import type { TransportationWorkspace } from './workspace.ts';

/** Nobody who can be reached from here drew later than someone who still searches. */
const EXHAUSTED = -1;

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
export function breakTiesByLottery(work: TransportationWorkspace, order: Int32Array): void {
  const { assignment, search } = work;
  const rank = new Int32Array(order.length);
  for (let r = 0; r < order.length; r++) rank[order[r] as number] = r;
  search.personPhase.fill(0);
  search.phase = 0;
  // Who gives way has drawn later than who comes, so has its turn later.
  for (let r = 0; r < order.length; r++) {
    const i = order[r] as number;
    if (assignment.offerOf[i] === UNASSIGNED && assignment.worth[i] === 0)
      displaceLaterRank(work, rank, i, r);
  }
}

function displaceLaterRank(
  work: TransportationWorkspace,
  rank: Int32Array,
  first: number,
  ownRank: number,
): void {
  const { graph, assignment, search } = work;
  const { nextEdge, personPhase, path } = search;
  const phase = ++search.phase;
  const visitedPeople: number[] = [first];
  let depth = 0;
  path[0] = first;
  personPhase[first] = phase;
  nextEdge[first] = graph.start[first] as number;
  while (depth >= 0) {
    const i = path[depth] as number;
    const o = nextTightOffer(work, i);
    if (o === UNASSIGNED) {
      depth--;
      continue;
    }
    const from = assignment.seatStart[o] as number;
    const to = from + (assignment.seatsTaken[o] as number);
    let last = -1;
    let down = -1;
    for (let s = from; s < to; s++) {
      const k = assignment.seats[s] as number;
      if (assignment.worth[k] === 0 && (rank[k] as number) > ownRank) {
        if (last < 0 || (rank[k] as number) > (rank[assignment.seats[last] as number] as number)) last = s;
      }
      if (personPhase[k] !== phase && personPhase[k] !== EXHAUSTED) down = k;
    }
    if (last >= 0) {
      assignment.offerOf[assignment.seats[last] as number] = UNASSIGNED;
      shiftAlongPath(assignment, path, depth, o, last);
      return;
    }
    if (down < 0) {
      nextEdge[i] = (nextEdge[i] as number) + 1;
      continue;
    }
    personPhase[down] = phase;
    nextEdge[down] = graph.start[down] as number;
    visitedPeople.push(down);
    path[++depth] = down;
  }
  for (const i of visitedPeople) personPhase[i] = EXHAUSTED;
}

/** The offer of the next edge of i that costs nothing, or NOWHERE. */
function nextTightOffer({ graph, assignment, search }: TransportationWorkspace, i: number): number {
  const personWorth = assignment.worth[i] as number;
  const to = graph.start[i + 1] as number;
  for (let e = search.nextEdge[i] as number; e < to; e++) {
    const o = graph.offer[e] as number;
    if (personWorth + (assignment.price[o] as number) !== graph.weight[e]) continue;
    search.nextEdge[i] = e;
    return o;
  }
  search.nextEdge[i] = to;
  return UNASSIGNED;
}
