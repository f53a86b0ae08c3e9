import { MAX_SCORE, NO_PLACE } from '../problem.ts';
import { fillSeat } from './fill-seat.ts';
import { findSeat, type SeatMove } from './find-seat.ts';
import { addPerson, type LiveAllocation, promiseCurrentPoints, unseatPerson } from './state.ts';

/** A new person: offers with scores, and the priority. */
export interface Arrival {
  offers: ArrayLike<number>;
  /** Points 0 … 1000, bonus included. */
  scores: ArrayLike<number>;
  /** 1 … the number of priorities of the allocation (see `priorities`); left out = 1. */
  priority?: number;
}

/**
 * The moves in order; `excess` is the number of places that could not be removed because nobody there can move
 * elsewhere.
 */
export type AllocationChange =
  | { ok: true; person: number; moves: SeatMove[] }
  | { ok: false; refusal: 'places-taken'; excess: number; moves: SeatMove[] };

function arrivalError(live: LiveAllocation, { offers, scores, priority = 1 }: Arrival): string | null {
  if (offers.length !== scores.length) return `${offers.length} offers, ${scores.length} scores`;
  if (!(live.weightOfPriority[priority - 1] ?? 0))
    return `priority is ${priority}, more than the allocation knew of`;
  const seenOffers = new Set<number>();
  for (let k = 0; k < offers.length; k++) {
    const o = offers[k] as number;
    const score = scores[k] as number;
    if (!Number.isInteger(o) || !(o >= 0 && o < live.places.length)) return `offers[${k}] is ${o}`;
    if (!Number.isInteger(score) || !(score >= 0 && score <= 2 * MAX_SCORE))
      return `scores[${k}] is ${score}`;
    if (seenOffers.has(o)) return `offers[${k}] is ${o} again`;
    seenOffers.add(o);
  }
  return null;
}

/**
 * Adds a person, who gets the place that adds the most, where others may move to what is not worse for them; or no
 * place.
 *
 * @returns the new person's number and all moves
 * @throws RangeError naming the invalid offer or score
 */
export function arrive(live: LiveAllocation, arrival: Arrival): AllocationChange & { ok: true } {
  const flaw = arrivalError(live, arrival);
  if (flaw) throw new RangeError(`allocation: arrival: ${flaw}`);
  const first = live.weightOfPriority[(arrival.priority ?? 1) - 1] as number;
  const i = addPerson(live, arrival.offers, arrival.scores, first);
  let best = 0;
  for (let e = live.start[i] as number; e < (live.start[i + 1] as number); e++) {
    const gain = first + (live.points[e] as number) - (live.price[live.offer[e] as number] as number);
    if (gain > best) best = gain;
  }
  live.worth[i] = best;
  return { ok: true, person: i, moves: commitMoves(live, best > 0 ? findSeat(live, { person: i }) : []) };
}

/**
 * Removes a person for good; the seat goes to the person for whom it adds the most.
 *
 * @throws RangeError when there is no such person
 */
export function cancel(live: LiveAllocation, i: number): AllocationChange & { ok: true } {
  checkIndex('person', i, live.people);
  const o = live.offerOf[i] as number;
  if (o !== NO_PLACE) unseatPerson(live, i);
  // Marked as confirmed without a place, so that no search considers this person again.
  live.isConfirmed[i] = 1;
  live.worth[i] = 0;
  return { ok: true, person: i, moves: commitMoves(live, o === NO_PLACE ? [] : fillSeat(live, o)) };
}

/** Marks that the person knows the place and must not be moved any more. O(1). */
export function confirm(live: LiveAllocation, i: number): void {
  checkIndex('person', i, live.people);
  if (live.offerOf[i] !== NO_PLACE) live.isConfirmed[i] = 1;
}

/**
 * Changes the number of places of an offer. New places go to the people for whom they add the most. When places are
 * removed, people move to what is not worse for them than before; where nobody can, the remaining places stay and the
 * change is refused. `moves` is a sequence: with many places at once a person may occur in it more than once.
 *
 * @throws RangeError when there is no such offer or number of places
 */
export function resize(live: LiveAllocation, o: number, places: number): AllocationChange {
  checkIndex('offer', o, live.places.length);
  if (!Number.isInteger(places) || places < 0) throw new RangeError(`allocation: places is ${places}`);
  const moves: SeatMove[] = [];
  while ((live.places[o] as number) < places) {
    live.places[o] = (live.places[o] as number) + 1;
    live.seatsFree[o] = (live.seatsFree[o] as number) + 1;
    moves.push(...fillSeat(live, o));
  }
  while ((live.places[o] as number) > places) {
    if (live.seatsFree[o] === 0) {
      const path = findSeat(live, { offer: o });
      if (!path.length)
        return {
          ok: false,
          refusal: 'places-taken',
          excess: (live.places[o] as number) - places,
          moves: commitMoves(live, moves),
        };
      moves.push(...path);
    }
    live.places[o] = (live.places[o] as number) - 1;
    live.seatsFree[o] = (live.seatsFree[o] as number) - 1;
  }
  return { ok: true, person: NO_PLACE, moves: commitMoves(live, moves) };
}

/** Promises are made only after the whole change: until then a person who was just placed may still be moved. */
function commitMoves(live: LiveAllocation, moves: SeatMove[]): SeatMove[] {
  for (const { person } of moves) promiseCurrentPoints(live, person);
  return moves;
}

function checkIndex(name: string, k: number, n: number): void {
  if (!(Number.isInteger(k) && k >= 0 && k < n)) throw new RangeError(`allocation: no ${name} ${k}`);
}
