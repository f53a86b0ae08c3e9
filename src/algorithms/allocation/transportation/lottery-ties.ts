import { shiftAlongPath, UNASSIGNED } from './assignment-state.ts';
import type { TransportationWorkspace } from './workspace.ts';

/** Marks people from whom nobody with a later lottery number can be reached. */
const EXHAUSTED = -1;

/**
 * Breaks ties between optimal assignments by lottery: an unplaced person takes a place, at reduced cost zero, from
 * someone with a later lottery number, along a path of reassignments. The sets that can be seated form a matroid, so in
 * the end nobody of equal worth is left out for a later number, and every other optimal assignment is worse for the
 * first person for whom it differs (Edmonds 1971).
 *
 * @param order people, first lottery number first
 *
 * O(tight edges) for all unsuccessful searches together, and as much at worst for each successful one.
 */
export function breakTiesByLottery(work: TransportationWorkspace, order: Int32Array): void {
  const { assignment, search } = work;
  const rank = new Int32Array(order.length);
  for (let r = 0; r < order.length; r++) rank[order[r] as number] = r;
  search.personPhase.fill(0);
  search.phase = 0;
  // A displaced person has a later number than the one who comes, so has its turn later.
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

/** The offer of the next tight edge of person i, or UNASSIGNED. */
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
