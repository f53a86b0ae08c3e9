import type { TransportationGraph } from './graph.ts';

/** No place. */
export const UNASSIGNED = -1;

/**
 * Who sits where, and what places and people are worth: an assignment and the dual of it. Between two steps of the
 * solution worth + price ≥ weight holds on every edge, with equality where somebody sits.
 */
export interface AssignmentState {
  /** Per person the offer, or NOWHERE. */
  offerOf: Int32Array;
  /** Per person the seat, an index into `seats`. */
  seatOf: Int32Array;
  /** offers + 1 offsets into `seats`. */
  seatStart: Int32Array;
  /** Who sits there; the first `taken[o]` seats of offer o are taken. */
  seats: Int32Array;
  seatsTaken: Int32Array;
  /** Per offer, what one more place is worth. */
  price: Int32Array;
  /** Per person, what it is worth that this person is there. */
  worth: Int32Array;
}

/** Nobody has a place yet, and nothing has a price. O(people + offers + places). */
export function emptyAssignment(graph: TransportationGraph): AssignmentState {
  const { people, offers, places, offerStart } = graph;
  const seatStart = new Int32Array(offers + 1);
  for (let o = 0; o < offers; o++) {
    // More seats than people who may come stay empty: one of those is enough to show that there is no price.
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

/** Free seats of an offer. */
export const freeSeats = ({ seatStart, seatsTaken }: AssignmentState, o: number): number =>
  (seatStart[o + 1] as number) - (seatStart[o] as number) - (seatsTaken[o] as number);

/** A person without a place takes a free seat. O(1). */
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

/** A person leaves; the last one of that offer takes over the seat, so that free seats stay together. O(1). */
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
 * Everyone in `row[0 … last]` moves up: the last one takes `seat` of offer o, each before takes the seat that the next
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
