import { checkProblem, type LotteryProblem, NONE, sizeOf } from './problem.ts';
import { lotNumbersOf, queueRank } from './queue-rank.ts';
import { createSeatHeaps, popLast, pushWish } from './seat-heaps.ts';

/** Who goes where, and the lottery numbers that decided it. */
export interface LotteryResult {
  /** Per person the offer, −1 = none. */
  offerOf: Int32Array;
  /** Per person the rank of the granted wish, 0 = the first, −1 = none. */
  wishRank: Int32Array;
  /** Per person the lottery number, 1 … P, 1 goes first. */
  lotNumber: Int32Array;
  /** Number of places given per offer. */
  seatsTaken: Int32Array;
  /** Per offer the first in the queue who did not get in, −1 = everybody who wanted it did. */
  firstRefused: Int32Array;
}

/**
 * Draws one lottery number per person and gives everybody the best wish that is available in that order: deferred
 * acceptance with a single tie-breaking number for all offers. The queue at an offer is ordered by priority, then by
 * the priority at that offer, then by number. A party gets all its places or none; the queue stops at the first who
 * does not fit, so that nobody gets in before somebody who was ahead. A party larger than the whole offer is not in its
 * queue.
 *
 * Without parties the result is stable, the best stable one for every person at once, and strategy-proof. With parties
 * it is still stable in the sense of `verifyLottery`, and still the best such for all; see README for what does not
 * hold then.
 *
 * O(wishes × log places). Memory 20 bytes per wish. Gale & Shapley (1962); Abdulkadiroğlu & Sönmez (2003); single
 * tie-breaking: Abdulkadiroğlu, Pathak & Roth (2009).
 *
 * @param seedOrNumbers a seed (whole number; the same seed draws the same numbers), or the numbers 1 … P themselves
 * @throws RangeError naming the invalid person, wish, offer or array
 */
export function runLottery(p: LotteryProblem, seedOrNumbers: number | Int32Array): LotteryResult {
  checkProblem(p);
  const people = p.start.length - 1;
  const number = lotNumbersOf(people, seedOrNumbers);
  const person = new Int32Array(p.offer.length);
  const turn = new Float64Array(p.offer.length);
  for (let i = 0; i < people; i++) {
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      person[e] = i;
      turn[e] = queueRank(p, number, i, e);
    }
  }
  const seats = createSeatHeaps(p.offer, p.places, turn);
  const seatsTaken = new Int32Array(p.places.length);
  const first = new Int32Array(p.places.length).fill(NONE);
  const next = p.start.slice(0, people);
  const waiting = Int32Array.from({ length: people }, (_, i) => people - 1 - i);
  let waitingCount = people;
  while (waitingCount > 0) {
    const i = waiting[waitingCount - 1] as number;
    const e = next[i] as number;
    if (e === p.start[i + 1]) {
      waitingCount--;
      continue;
    }
    next[i] = e + 1;
    const o = p.offer[e] as number;
    const capacity = p.places[o] as number;
    const size = sizeOf(p, i);
    if (size > capacity) continue;
    // Behind the first who was rejected nobody has a chance any more, whatever fits.
    if (first[o] !== NONE && (turn[e] as number) > (turn[first[o] as number] as number)) continue;
    waitingCount--;
    pushWish(seats, o, e);
    let used = (seatsTaken[o] as number) + size;
    while (used > capacity) {
      const lastWish = popLast(seats, o);
      const displacedPerson = person[lastWish] as number;
      used -= sizeOf(p, displacedPerson);
      first[o] = lastWish;
      waiting[waitingCount++] = displacedPerson;
    }
    seatsTaken[o] = used;
  }
  return buildResult(p, number, seatsTaken, first, seats, person);
}

function buildResult(
  p: LotteryProblem,
  lotNumber: Int32Array,
  seatsTaken: Int32Array,
  first: Int32Array,
  { heapStart, heapSize, wish: sitting }: ReturnType<typeof createSeatHeaps>,
  person: Int32Array,
): LotteryResult {
  const offerOf = new Int32Array(lotNumber.length).fill(NONE);
  const wishRank = new Int32Array(lotNumber.length).fill(NONE);
  for (let o = 0; o < seatsTaken.length; o++) {
    const base = heapStart[o] as number;
    for (let k = base; k < base + (heapSize[o] as number); k++) {
      const e = sitting[k] as number;
      const i = person[e] as number;
      offerOf[i] = o;
      wishRank[i] = e - (p.start[i] as number);
    }
  }
  const firstRefused = first.map((e) => (e === NONE ? NONE : (person[e] as number)));
  return { offerOf, wishRank, lotNumber, seatsTaken, firstRefused };
}
