import type { TransportationGraph } from './graph.ts';

/** Without a place. */
export const UNASSIGNED = -1;

/**
 * The assignment and its dual solution. Between two steps of the solver worth + price ≥ weight holds on every edge,
 * with equality on assigned edges.
 */
export interface AssignmentState {
  /** Per person the offer, or UNASSIGNED. */
  offerOf: Int32Array;
  /** Per person the seat, an index into `seats`. */
  seatOf: Int32Array;
  /** offers + 1 offsets into `seats`. */
  seatStart: Int32Array;
  /** The person per seat; the first `seatsTaken[o]` seats of offer o are taken. */
  seats: Int32Array;
  seatsTaken: Int32Array;
  /** Dual price per offer: what one more place is worth. */
  price: Int32Array;
  /** Dual variable per person: what this person adds. */
  worth: Int32Array;
}

/** An empty assignment with zero prices. O(people + offers + places). */
export function emptyAssignment(graph: TransportationGraph): AssignmentState {
  const { people, offers, places, offerStart } = graph;
  const seatStart = new Int32Array(offers + 1);
  for (let o = 0; o < offers; o++) {
    // One seat more than there are people with an edge is enough to show that the price is zero.
    const asking = (offerStart[o + 1] as number) - (offerStart[o] as number);
    seatStart[o + 1] = (seatStart[o] as number) + Math.min(places[o] as number, asking + 1);
  }
  return {
    offerOf: new Int32Array(people).fill(UNASSIGNED),
    seatOf: new Int32Array(people),
    seatStart,
    seats: new Int32Array(seatStart[offers] as number),
    seatsTaken: new Int32Array(offers),
    price: new Int32Array(offers),
    worth: new Int32Array(people),
  };
}

/** The number of free seats of an offer. */
export const freeSeats = ({ seatStart, seatsTaken }: AssignmentState, o: number): number =>
  (seatStart[o + 1] as number) - (seatStart[o] as number) - (seatsTaken[o] as number);

/** Assigns a free seat to an unplaced person. O(1). */
export function assignSeat(
  { seatStart, seats, seatsTaken, offerOf, seatOf }: AssignmentState,
  i: number,
  o: number,
): void {
  const seat = (seatStart[o] as number) + (seatsTaken[o] as number);
  seatsTaken[o] = (seatsTaken[o] as number) + 1;
  seats[seat] = i;
  seatOf[i] = seat;
  offerOf[i] = o;
}

/** Releases the seat of a person; the last occupant takes over the seat, so that free seats stay contiguous. O(1). */
export function releaseSeat(
  { seatStart, seats, seatsTaken, offerOf, seatOf }: AssignmentState,
  i: number,
): void {
  const o = offerOf[i] as number;
  const last = (seatStart[o] as number) + (seatsTaken[o] as number) - 1;
  const lastOccupant = seats[last] as number;
  const seat = seatOf[i] as number;
  seats[seat] = lastOccupant;
  seatOf[lastOccupant] = seat;
  seatsTaken[o] = (seatsTaken[o] as number) - 1;
  offerOf[i] = UNASSIGNED;
}

/**
 * Shifts everyone on `path[0 … last]`: the last one takes `seat` of offer o, each before takes the seat that the next
 * one leaves. The first had no seat. O(last).
 */
export function shiftAlongPath(
  hall: AssignmentState,
  row: Int32Array,
  last: number,
  o: number,
  seat: number,
): void {
  const { offerOf, seatOf, seats } = hall;
  let to = o;
  let free = seat;
  for (let k = last; k >= 0; k--) {
    const i = row[k] as number;
    const was = offerOf[i] as number;
    const wasSeat = seatOf[i] as number;
    seats[free] = i;
    seatOf[i] = free;
    offerOf[i] = to;
    to = was;
    free = wasSeat;
  }
}
