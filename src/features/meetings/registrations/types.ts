export const NEED_KINDS = ['interpreter', 'childcare', 'step-free', 'diet', 'other'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** What somebody asked for, and what became of it. */
export interface Need {
  id: string;
  /** Id of the attendee who needs it. */
  member: string | null;
  kind: NeedKind;
  detail: string;
  state: 'asked' | 'arranged' | 'cannot';
  answer: string | null;
}

/** One person of a registration. */
export interface Attendee {
  id: string;
  firstName: string | null;
  /** Of the badge: ABCD-2345. */
  code: string;
  cameAt: Date | null;
  /** Agreed to be recognisable in photos of the report. */
  photoOk: boolean;
}

/** Who comes, alone or with others, and what they wish. */
export interface Registration {
  id: string;
  editionId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  language: string;
  typedBy: 'self' | 'desk';
  /** Came without having registered. */
  walkIn: boolean;
  /** How many people. */
  size: number;
  /** Any other break-out is fine when no wish can be met. */
  anyOther: boolean;
  /** May be moved to a seat that they prefer without being asked. */
  moveUp: boolean;
  lotteryNumber: number;
  /** Id of the break-out that they host. */
  hostsId: string | null;
  /** `waiting`: the meeting is full; they do not come yet. */
  state: 'coming' | 'waiting' | 'cancelled';
  version: number;
  keepInformed: boolean;
  /** Per round, why there is no seat. Stored as JSON. */
  reasons: Record<string, SeatReason>;
  madeAt: Date;
  changedAt: Date;
  /** Who of the team changed it last; null: whoever holds its link. */
  changedBy: string | null;
  /** Of the team, about these people. */
  note: string;
  /** The id of the registration with which it was put together. */
  mergedInto: string | null;
  members: Attendee[];
  needs: Need[];
  /** Ids of break-outs in order of preference, per round. */
  wishes: Record<string, string[]>;
  seats: Seat[];
  offers: SeatOffer[];
  /** The waitlists on which they stand. */
  queue: { partId: string; breakOutId: string; joinedAt: Date }[];
}

/** A seat in one round, and how it was given. */
export interface Seat {
  partId: string;
  breakOutId: string;
  how: 'draw' | 'direct' | 'moved' | 'organiser' | 'host';
  at: Date;
  reason: SeatReason;
}

/** Why this seat, or none, in numbers for a sentence; it names nobody. Stored as JSON, so its keys stay. */
export interface SeatReason {
  /** Which wish this is: 1 is the first; 0 when it was not among the wishes. */
  wish?: number;
  /**
   * The first wish, when it was missed: how many people had it first, its capacity, and the place of this party among
   * them in the lottery. `others`: with this seat there all together would have missed more; `too-few`: it does not start.
   */
  missed?: {
    breakOutId: string;
    wanted: number;
    places: number;
    position: number;
    why: 'draw' | 'others' | 'too-few';
  };
}

/** A seat that is held for somebody until they answer or time runs out. */
export interface SeatOffer {
  partId: string;
  breakOutId: string;
  endsAt: Date;
}
