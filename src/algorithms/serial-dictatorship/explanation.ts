/** Outcome of one wish. */
export type WishOutcome =
  /** The person got a place. */
  | 'placed'
  /** All places that this person could have used went to people ahead. */
  | 'full'
  /** A party ahead needed more places than were left, so the queue stopped there. */
  | 'stopped'
  /** This party needs more places than the offer has at all. */
  | 'too large';

/** One wish: the queue at its offer, counted in people, and the position of this person in it. */
export interface WishReport {
  offer: number;
  outcome: WishOutcome;
  places: number;
  /** Number of places given. */
  seatsTaken: number;
  /** People who are placed there or prefer it to what they have, including this person (party). */
  demand: number;
  /** Position in that queue, 1 = first; 0 for a party that is too large. */
  queuePosition: number;
  /** People ahead, by the reason why: queuePosition = 1 + their sum (unless too large). */
  ahead: { byPriority: number; byPriorityThere: number; byNumber: number };
}

/** Why one person is placed where they are: all wishes in order, up to the one that was granted. */
export interface LotteryReason {
  /** The offer, −1 = none. */
  offer: number;
  /** The lottery number, 1 … P. */
  lotNumber: number;
  /** How many places this person (party) needs. */
  size: number;
  wishes: WishReport[];
  /** The same in plain English. */
  text: string;
}
