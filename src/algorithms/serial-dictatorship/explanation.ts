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
