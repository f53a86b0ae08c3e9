export const NEED_KINDS = ['interpreter', 'childcare', 'step-free', 'diet', 'other'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** What somebody asked for, and what became of it. */
export interface Need {
  id: string;
  member: string | null;
  kind: NeedKind;
  detail: string;
  state: 'asked' | 'arranged' | 'cannot';
  answer: string | null;
}

export interface Attendee {
  id: string;
  firstName: string | null;
  code: string;
  cameAt: Date | null;
  /** Said that they may be recognisable in photos of the report. */
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
  size: number;
  anyOther: boolean;
  moveUp: boolean;
  lotteryNumber: number;
  hostsId: string | null;
  state: 'coming' | 'cancelled';
  version: number;
  keepInformed: boolean;
  /** Per part, why there is no seat. */
  reasons: Record<string, SeatReason>;
  madeAt: Date;
  members: Attendee[];
  needs: Need[];
  /** Break-outs in order of preference, per part. */
  wishes: Record<string, string[]>;
  seats: Seat[];
  offers: SeatOffer[];
  queue: { partId: string; breakOutId: string; joinedAt: Date }[];
}

export interface Seat {
  partId: string;
  breakOutId: string;
  how: 'draw' | 'direct' | 'moved' | 'organiser' | 'host';
  at: Date;
  reason: SeatReason;
}

/** Why this seat, or none, in numbers for a sentence; it names nobody. */
export interface SeatReason {
  /** Which wish this is: 1 is the first; 0 when it was not among the wishes. */
  wish?: number;
  /**
   * The dearest wish that was missed: how many people had it first, its places, and where the draw put this party among
   * them. `others`: with this seat there all together would have missed more; `too-few`: it does not start.
   */
  missed?: {
    breakOutId: string;
    wanted: number;
    places: number;
    position: number;
    why: 'draw' | 'others' | 'too-few';
  };
}

export interface SeatOffer {
  partId: string;
  breakOutId: string;
  endsAt: Date;
}
