import { shiftAlongPath, UNASSIGNED } from './assignment-state.ts';
import type { TransportationWorkspace } from './workspace.ts';

/**
 * Places waiting people along a maximal set of disjoint augmenting paths of reduced cost zero, by depth-first search. A
 * path may also end at a person whose worth is zero, who then gives up the place. O(edges) in all.
 */
export function augmentFromPeople(work: TransportationWorkspace): void {
  const { waiting, waitingCount, search } = work;
  search.phase++;
  let stillWaiting = 0;
  for (let k = 0; k < waitingCount; k++) {
    const i = waiting[k] as number;
    if (!findSeat(work, i)) waiting[stillWaiting++] = i;
  }
  work.waitingCount = stillWaiting;
}

function findSeat(work: TransportationWorkspace, first: number): boolean {
  const { graph, assignment, search } = work;
  const { seats, worth, offerOf, seatOf } = assignment;
  const { nextEdge, personPhase, path, phase } = search;
  let depth = 0;
  path[0] = first;
  personPhase[first] = phase;
  nextEdge[first] = graph.start[first] as number;
  while (depth >= 0) {
    const i = path[depth] as number;
    if (worth[i] === 0) {
      const o = offerOf[i] as number;
      const seat = seatOf[i] as number;
      offerOf[i] = UNASSIGNED;
      if (o !== UNASSIGNED) shiftAlongPath(assignment, path, depth - 1, o, seat);
      return true;
    }
    const next = nextTightEdge(work, i);
    if (next === FREE_SEAT) {
      const o = graph.offer[nextEdge[i] as number] as number;
      const seat = (assignment.seatStart[o] as number) + (assignment.seatsTaken[o] as number);
      assignment.seatsTaken[o] = (assignment.seatsTaken[o] as number) + 1;
      shiftAlongPath(assignment, path, depth, o, seat);
      return true;
    }
    if (next === NO_EDGE) depth--;
    else {
      const down = seats[next] as number;
      personPhase[down] = phase;
      nextEdge[down] = graph.start[down] as number;
      path[++depth] = down;
    }
  }
  return false;
}

const NO_EDGE = -1;
const FREE_SEAT = -2;

/** The next seat to try along a tight edge, FREE_SEAT when there is a free one, or NO_EDGE. */
function nextTightEdge({ graph, assignment, search, shift }: TransportationWorkspace, i: number): number {
  const { start, offer, weight } = graph;
  const { seatStart, seats, seatsTaken, price, worth } = assignment;
  const { nextEdge, personPhase, nextPlace, offerPhase, phase } = search;
  const personWorth = worth[i] as number;
  const to = start[i + 1] as number;
  for (let e = nextEdge[i] as number; e < to; e++) {
    const asks = ((weight[e] as number) >> shift) - personWorth;
    // Edges are sorted by falling weight and prices are not negative.
    if (asks < 0) break;
    const o = offer[e] as number;
    if ((price[o] as number) !== asks) continue;
    const from = seatStart[o] as number;
    const full = from + (seatsTaken[o] as number);
    nextEdge[i] = e;
    if (full < (seatStart[o + 1] as number)) return FREE_SEAT;
    let s = offerPhase[o] === phase ? (nextPlace[o] as number) : from;
    offerPhase[o] = phase;
    while (s < full && personPhase[seats[s] as number] === phase) s++;
    nextPlace[o] = s + 1;
    if (s < full) return s;
  }
  nextEdge[i] = to;
  return NO_EDGE;
}
