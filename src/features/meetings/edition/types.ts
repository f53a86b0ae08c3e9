export const PART_KINDS = ['welcome', 'market', 'stage', 'plenary', 'break-outs', 'drinks'] as const;
export type PartKind = (typeof PART_KINDS)[number];
export const NEED_KINDS = ['interpreter', 'childcare', 'step-free', 'diet', 'other'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Words per language; the first of them is the one they were written in. */
export type Texts<K extends string> = Record<string, Partial<Record<K, string>>>;

export interface Venue {
  id: string;
  name: string;
  address: string;
  town: string;
  texts: Texts<'way'>;
  stepFree: boolean | null;
}

/** A break-out: its question, who hosts it, how many people fit and which languages are covered. */
export interface BreakOut {
  id: string;
  partId: string;
  number: number;
  texts: Texts<'title' | 'question' | 'about'>;
  hostName: string;
  hostOrganisationId: string | null;
  room: string | null;
  places: number;
  least: number;
  /** Seats and open offers, in people. */
  taken: number;
  languages: string[];
  interpreters: string[];
  stepFree: boolean | null;
}

/** One part of the programme; break-outs of one part run at the same time. */
export interface Part {
  id: string;
  kind: PartKind;
  venueId: string | null;
  startsAt: Date;
  endsAt: Date;
  texts: Texts<'title' | 'about'>;
  breakOuts: BreakOut[];
}

/** One meeting of a series, with its programme. */
export interface Edition {
  id: string;
  slug: string;
  series: { id: string; slug: string; texts: Texts<'title' | 'about'> };
  texts: Texts<'title' | 'summary' | 'about' | 'thanks'>;
  state: 'draft' | 'published' | 'cancelled';
  startsAt: Date;
  endsAt: Date;
  wishesUntil: Date;
  seating: 'wishes' | 'proposed' | 'published';
  /** 32 random bytes in hexadecimal; secret until the seats are published. */
  seed: string;
  sequence: number;
  changedAt: Date;
  demo: boolean;
  /** What is kept when everything personal is gone; set after the day. */
  counts: Counts | null;
  venues: Venue[];
  parts: Part[];
}

export interface Counts {
  signUps: number;
  people: number;
  came: number;
}

/** What somebody asked for, and what became of it. */
export interface Need {
  id: string;
  member: string | null;
  kind: NeedKind;
  detail: string;
  state: 'asked' | 'arranged' | 'cannot';
  answer: string | null;
}

export interface Member {
  id: string;
  firstName: string | null;
  code: string;
  cameAt: Date | null;
  /** Said that they may be recognisable in photos of the report. */
  photoOk: boolean;
}

/** A photo in the report. `erased`: somebody in it took their permission back. */
export interface Photo {
  id: string;
  /** In pixels. */
  width: number;
  height: number;
  /** What is on it, for who cannot see it. */
  words: string;
  erased: boolean;
}

/** Who comes, alone or with others, and what they wish. */
export interface SignUp {
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
  lot: number;
  hostsId: string | null;
  state: 'coming' | 'cancelled';
  version: number;
  keepInformed: boolean;
  /** Per part, why there is no seat. */
  reasons: Record<string, SeatReason>;
  madeAt: Date;
  members: Member[];
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

export const OUTCOME_KINDS = ['bottleneck', 'insight', 'solution', 'agreement'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** One line on the card of a table; an agreement has an owner and a date. */
export interface Outcome {
  id: string;
  breakOutId: string;
  kind: OutcomeKind;
  words: string;
  owner: string | null;
  /** YYYY-MM-DD */
  dueOn: string | null;
  state: 'open' | 'done' | 'dropped';
  answer: string | null;
  answeredAt: Date | null;
  version: number;
}

/** An initiative that asks for a stand on the market. */
export interface Stand {
  id: string;
  editionId: string;
  organisation: string;
  shows: string;
  languages: string[];
  needsTable: boolean;
  needsPower: boolean;
  forChildren: boolean;
  language: string;
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn';
  answer: string | null;
}

/** Hands that are needed from then to then, and who gives them. */
export interface Shift {
  id: string;
  name: string;
  startsAt: Date;
  endsAt: Date;
  wanted: number;
  hands: { id: string; firstName: string }[];
}
