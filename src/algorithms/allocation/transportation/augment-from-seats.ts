import { assignSeat, freeSeats, releaseSeat, UNASSIGNED } from './assignment-state.ts';
import type { TransportationWorkspace } from './workspace.ts';

/**
 * Fills free seats along a maximal set of disjoint augmenting paths of reduced cost zero, by depth-first search: an
 * unplaced person comes, or someone from an offer with price zero, and others in between move. O(edges) in all.
 */
export function augmentFromSeats(work: TransportationWorkspace): void {
  const { assignment, search, openOffers, openCount } = work;
  search.phase++;
  let stillOpen = 0;
  for (let k = 0; k < openCount; k++) {
    const o = openOffers[k] as number;
    while (freeSeats(assignment, o) > 0 && (assignment.price[o] as number) > 0 && findPerson(work, o));
    if (freeSeats(assignment, o) > 0 && (assignment.price[o] as number) > 0) openOffers[stillOpen++] = o;
  }
  work.openCount = stillOpen;
}

function findPerson(work: TransportationWorkspace, first: number): boolean {
  const { graph, assignment, search } = work;
  const { nextPlace, offerPhase, path, phase } = search;
  let depth = 0;
  path[0] = first;
  while (depth >= 0) {
    const o = path[depth] as number;
    if (offerPhase[o] !== phase && offerPhase[o] !== -phase) nextPlace[o] = graph.offerStart[o] as number;
    // Marked as on the path, so that the search does not visit it again.
    offerPhase[o] = -phase;
    const next = nextTightEdge(work, o);
    if (next === NO_EDGE) {
      offerPhase[o] = phase;
      depth--;
    } else if (next !== UNASSIGNED && (assignment.price[next] as number) > 0) {
      path[++depth] = next;
    } else {
      // Starting at the free seat: each move frees the seat that the next one takes.
      for (let k = 0; k <= depth; k++) {
        const to = path[k] as number;
        const i = graph.person[(nextPlace[to] as number) - 1] as number;
        if (assignment.offerOf[i] !== UNASSIGNED) releaseSeat(assignment, i);
        assignSeat(assignment, i, to);
        offerPhase[to] = phase;
      }
      return true;
    }
  }
  return false;
}

const NO_EDGE = -2;

/**
 * The current offer of the next person with a tight edge to this offer, or UNASSIGNED; NO_EDGE when there is none left.
 */
function nextTightEdge({ graph, assignment, search, shift }: TransportationWorkspace, o: number): number {
  const { offerStart, person, weightByOffer } = graph;
  const { offerOf, price, worth } = assignment;
  const { nextPlace, offerPhase, phase } = search;
  const offerPrice = price[o] as number;
  const to = offerStart[o + 1] as number;
  for (let e = nextPlace[o] as number; e < to; e++) {
    const i = person[e] as number;
    if ((worth[i] as number) + offerPrice !== (weightByOffer[e] as number) >> shift) continue;
    const from = offerOf[i] as number;
    if (from === o) continue;
    if (from !== UNASSIGNED && (price[from] as number) > 0) {
      if (offerPhase[from] === -phase) continue;
      if (offerPhase[from] === phase && (nextPlace[from] as number) >= (offerStart[from + 1] as number))
        continue;
    }
    nextPlace[o] = e + 1;
    return from;
  }
  nextPlace[o] = to;
  return NO_EDGE;
}
