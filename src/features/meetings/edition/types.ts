export const PROGRAMME_ITEM_KINDS = [
  'welcome',
  'market',
  'stage',
  'plenary',
  'break-outs',
  'break',
  'drinks',
] as const;
export type ProgrammeItemKind = (typeof PROGRAMME_ITEM_KINDS)[number];

/** Texts per language code; the first is the language they were written in. */
export type Texts<K extends string> = Record<string, Partial<Record<K, string>>>;

export interface Venue {
  id: string;
  name: string;
  address: string;
  town: string;
  texts: Texts<'way'>;
  stepFree: boolean | null;
  /** On line: then it has no address, and its link is only for who comes. */
  online: boolean;
}

/** What is cancelled stays on every page, with the reason that the team gave. */
export interface Cancellable {
  cancelledAt: Date | null;
  cancelReason: Texts<'reason'>;
}

/** A break-out: its question, who hosts it, how many people fit and which languages are covered. */
export interface BreakOut extends Cancellable {
  id: string;
  partId: string;
  number: number;
  texts: Texts<'title' | 'question' | 'about'>;
  hostName: string;
  hostOrganisationId: string | null;
  room: string | null;
  capacity: number;
  minAttendees: number;
  /** Seats and open offers, in people. */
  seatsTaken: number;
  languages: string[];
  interpreters: string[];
  stepFree: boolean | null;
}

/** One part of the programme; break-outs of one part run at the same time. */
export interface ProgrammeItem extends Cancellable {
  id: string;
  kind: ProgrammeItemKind;
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
  /** How many people fit; null when nobody counts. */
  capacity: number | null;
  /** Codes of the languages in which the meeting is held. */
  languages: string[];
  seating: 'wishes' | 'proposed' | 'published';
  /** 32 random bytes in hexadecimal; secret until the seats are published. */
  seed: string;
  sequence: number;
  changedAt: Date;
  /** When it was last moved to another day, after people could register. */
  movedAt: Date | null;
  /** Why it does not go on, for everybody to read. */
  cancelReason: Texts<'reason'>;
  demo: boolean;
  /** What is kept when everything personal is gone; set after the day. */
  counts: AttendanceCounts | null;
  venues: Venue[];
  parts: ProgrammeItem[];
}

/** How many came to an edition. Stored as JSON, so its keys stay. */
export interface AttendanceCounts {
  signUps: number;
  people: number;
  came: number;
}

/** Something that the team removed from a programme and can put back. */
export type RemovedThing = { id: string; removedAt: Date | null } & (
  | { kind: 'part'; partKind: ProgrammeItemKind; texts: Texts<'title' | 'about'> }
  | { kind: 'break-out'; number: number; texts: Texts<'title' | 'question' | 'about'> }
  | { kind: 'venue'; name: string }
);
