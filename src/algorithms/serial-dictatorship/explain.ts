import { lotteryText } from './explanation-text.ts';
import { type LotteryProblem, NONE, sizeOf } from './problem.ts';
import { queueRank } from './queue-rank.ts';
import type { LotteryResult } from './run-lottery.ts';

/** What came of one wish. */
export type WishOutcome =
  /** It came true. */
  | 'placed'
  /** All places that this person could have used went to people ahead. */
  | 'full'
  /** A party ahead needed more places than were left; the line stopped there. */
  | 'stopped'
  /** This party needs more places than the offer has at all. */
  | 'too large';

/** One wish: the line at its offer, counted in people, and where this person stood in it. */
export interface WishReport {
  offer: number;
  outcome: WishOutcome;
  places: number;
  /** How many of the places were given. */
  seatsTaken: number;
  /** People who are there or would rather be there than where they are, this person (party) with them. */
  demand: number;
  /** Place in that line, 1 = first; 0 for a party that is too large. */
  queuePosition: number;
  /** People ahead, by what put them there: position = 1 + their sum (unless too large). */
  ahead: { byPriority: number; byPriorityThere: number; byNumber: number };
}

/** Why one person is where they are: all wishes in order, up to the one that came true. */
export interface LotteryReason {
  /** The offer, −1 = none. */
  offer: number;
  /** The number that was drawn, 1 … P. */
  lotNumber: number;
  /** How many places this person (party) needs. */
  size: number;
  wishes: WishReport[];
  /** The same in plain English. */
  text: string;
}

/** Counts everybody who stands in line where person `me` has wishes; `stands` begin with only `me` in them. */
function countQueues(p: LotteryProblem, lots: LotteryResult, me: number, stands: WishReport[]): void {
  const mine = new Int32Array(p.places.length).fill(NONE);
  stands.forEach(({ offer }, k) => {
    mine[offer] = k;
  });
  const from = p.start[me] as number;
  for (let i = 0; i + 1 < p.start.length; i++) {
    if (i === me) continue;
    const size = sizeOf(p, i);
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const o = p.offer[e] as number;
      const k = mine[o] as number;
      const stand = stands[k];
      if (stand && size <= stand.places) {
        stand.demand += size;
        const myWish = from + k;
        if (queueRank(p, lots.lotNumber, i, e) < queueRank(p, lots.lotNumber, me, myWish)) {
          const { ahead } = stand;
          if ((p.priority?.[i] ?? 1) < (p.priority?.[me] ?? 1)) ahead.byPriority += size;
          else if ((p.offerPriority?.[e] ?? 1) < (p.offerPriority?.[myWish] ?? 1))
            ahead.byPriorityThere += size;
          else ahead.byNumber += size;
        }
      }
      if (lots.offerOf[i] === o) break;
    }
  }
}

function outcomeOf(stand: WishReport, at: number, size: number): WishOutcome {
  if (stand.offer === at) return 'placed';
  if (size > stand.places) return 'too large';
  return stand.seatsTaken + size > stand.places ? 'full' : 'stopped';
}

/**
 * Why a person got this and nothing dearer: per wish, how many people wanted it, how many places there are, and where
 * priority and number put this person in the line. Names nobody else. O(wishes of all).
 *
 * @param nameOf what to call an offer in the text; left out = "offer 3"
 * @throws RangeError when there is no such person, or the result belongs to another problem
 */
export function explainLottery(
  p: LotteryProblem,
  lots: LotteryResult,
  person: number,
  nameOf: (offer: number) => string = (offer) => `offer ${offer}`,
): LotteryReason {
  const people = p.start.length - 1;
  if (!Number.isInteger(person) || person < 0 || person >= people) {
    throw new RangeError(`lottery: there is no person ${person}`);
  }
  if (lots.offerOf.length !== people || lots.seatsTaken.length !== p.places.length) {
    throw new RangeError(
      `lottery: the result is for ${lots.offerOf.length} people, the problem for ${people}`,
    );
  }
  const at = lots.offerOf[person] as number;
  const size = sizeOf(p, person);
  const wishes = p.offer.subarray(p.start[person], p.start[person + 1]);
  const told = at === NONE ? wishes : wishes.subarray(0, (lots.wishRank[person] as number) + 1);
  const stands = Array.from(
    told,
    (offer): WishReport => ({
      offer,
      outcome: 'full',
      places: p.places[offer] as number,
      seatsTaken: lots.seatsTaken[offer] as number,
      demand: 0,
      queuePosition: 0,
      ahead: { byPriority: 0, byPriorityThere: 0, byNumber: 0 },
    }),
  );
  countQueues(p, lots, person, stands);
  for (const stand of stands) {
    stand.outcome = outcomeOf(stand, at, size);
    if (stand.outcome === 'too large') continue;
    const { byPriority, byPriorityThere, byNumber } = stand.ahead;
    stand.demand += size;
    stand.queuePosition = 1 + byPriority + byPriorityThere + byNumber;
  }
  const reason = { offer: at, lotNumber: lots.lotNumber[person] as number, size, wishes: stands };
  return { ...reason, text: lotteryText(reason, nameOf) };
}
