/** One offer that fits this person better than where the person is. */
export interface MissedOffer {
  offer: number;
  /** How well it fits this person, points. */
  score: number;
  places: number;
  /** Places given. */
  seatsTaken: number;
  /** The last in: of those who are there, the lowest priority and of those the lowest score there; null when nobody is. */
  lastAdmitted: { priority: number; score: number } | null;
  /** Position in the line of those who would rather be there, 1 is next, and how long the line is. */
  position: number;
  queueLength: number;
  /** One reason fits: no place left, a party too large for what is left, or the offer does not start. */
  cause: 'full' | 'too-few-places' | 'does-not-start';
}

/** Why this person is where they are. */
export interface AllocationReason {
  person: number;
  /** The offer, or -1. */
  offer: number;
  /** Points there, 0 without a place. */
  score: number;
  /** Offers that fit better, best first. */
  missed: MissedOffer[];
  /** Offers that this person may go to at all. */
  options: number;
  /** The same in plain English, with the three best offers that were missed. */
  text: string;
}
