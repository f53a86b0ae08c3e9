import type { Graph } from './graph.ts';

/** No place. */
export const NOWHERE = -1;

/**
 * Who sits where, and what places and people are worth: an assignment and the dual of it. Between two steps of the
 * solution worth + price ≥ weight holds on every edge, with equality where somebody sits.
 */
export interface Hall {
  /** Per person the offer, or NOWHERE. */
  at: Int32Array;
  /** Per person the seat, an index into `seats`. */
  seatOf: Int32Array;
  /** offers + 1 offsets into `seats`. */
  seatStart: Int32Array;
  /** Who sits there; the first `taken[o]` seats of offer o are taken. */
  seats: Int32Array;
  taken: Int32Array;
  /** Per offer, what one more place is worth. */
  price: Int32Array;
  /** Per person, what it is worth that this person is there. */
  worth: Int32Array;
}

/** Nobody has a place yet, and nothing has a price. O(people + offers + places). */
export function emptyHall(graph: Graph): Hall {
  const { people, offers, places, backStart } = graph;
  const seatStart = new Int32Array(offers + 1);
  for (let o = 0; o < offers; o++) {
    // More seats than people who may come stay empty: one of those is enough to show that there is no price.
    const asking = (backStart[o + 1] as number) - (backStart[o] as number);
    seatStart[o + 1] = (seatStart[o] as number) + Math.min(places[o] as number, asking + 1);
  }
  return {
    at: new Int32Array(people).fill(NOWHERE),
    seatOf: new Int32Array(people),
    seatStart,
    seats: new Int32Array(seatStart[offers] as number),
    taken: new Int32Array(offers),
    price: new Int32Array(offers),
    worth: new Int32Array(people),
  };
}

/** Free seats of an offer. */
export const freeAt = ({ seatStart, taken }: Hall, o: number): number =>
  (seatStart[o + 1] as number) - (seatStart[o] as number) - (taken[o] as number);

/** A person without a place takes a free seat. O(1). */
export function sit({ seatStart, seats, taken, at, seatOf }: Hall, i: number, o: number): void {
  const seat = (seatStart[o] as number) + (taken[o] as number);
  taken[o] = (taken[o] as number) + 1;
  seats[seat] = i;
  seatOf[i] = seat;
  at[i] = o;
}

/** A person leaves; the last one of that offer takes over the seat, so that free seats stay together. O(1). */
export function leave({ seatStart, seats, taken, at, seatOf }: Hall, i: number): void {
  const o = at[i] as number;
  const last = (seatStart[o] as number) + (taken[o] as number) - 1;
  const other = seats[last] as number;
  const seat = seatOf[i] as number;
  seats[seat] = other;
  seatOf[other] = seat;
  taken[o] = (taken[o] as number) - 1;
  at[i] = NOWHERE;
}

/**
 * Everyone in `row[0 … last]` moves up: the last one takes `seat` of offer o, each before takes the seat that the next
 * one leaves. The first had no seat. O(last).
 */
export function moveUp(hall: Hall, row: Int32Array, last: number, o: number, seat: number): void {
  const { at, seatOf, seats } = hall;
  let to = o;
  let free = seat;
  for (let k = last; k >= 0; k--) {
    const i = row[k] as number;
    const was = at[i] as number;
    const wasSeat = seatOf[i] as number;
    seats[free] = i;
    seatOf[i] = free;
    at[i] = to;
    to = was;
    free = wasSeat;
  }
}
