/** One offer that fits this person better than where the person is. */
export interface MissedOffer {
  offer: number;
  /** How well it fits this person, points. */
  score: number;
  places: number;
  /** Places given. */
  seatsTaken: number;
  /** Of those placed there, the lowest priority and the lowest score within it; null when nobody is placed there. */
  lastAdmitted: { priority: number; score: number } | null;
  /** Position in the queue of people who prefer this offer, 1 is next; and the length of that queue. */
  position: number;
  queueLength: number;
  /** No place left, a party too large for the places left, or an offer that does not start. */
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
