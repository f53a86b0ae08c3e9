import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type {
  AccessFeature,
  Audience,
  Availability,
  Goal,
  Level,
  SpokenLanguage,
} from '#features/vocabulary/rules.ts';

/** What one text says in one language. */
export interface InitiativeText {
  name: string;
  summary: string;
  description?: string;
  /** When it was made from the text in another language. */
  translation?: Translation;
}

/** How a text came out of the one that its owner wrote. */
export interface Translation {
  /** The language of that text. */
  from: string;
  by: 'person' | 'machine';
  /** That text changed since. */
  older?: boolean;
}

export interface WeeklyTime {
  id: string;
  /** Monday is 1. */
  weekday: number;
  /** Minutes after midnight, Dutch clock. */
  startsAt: number;
  endsAt: number;
}

/** An initiative as pages and suggestions read it. `null` and empty lists mean: not known. */
export interface Initiative {
  id: string;
  organisation: { id: string; name: string };
  language: string;
  texts: Record<string, InitiativeText>;
  goals: Goal[];
  levelMin: Level | null;
  levelMax: Level | null;
  latinScript: boolean | null;
  languages: SpokenLanguage[];
  audience: Audience | null;
  ageMin: number | null;
  ageMax: number | null;
  childcare: boolean | null;
  access: AccessFeature[];
  accessLacks: AccessFeature[];
  costCents: number | null;
  walkIn: boolean | null;
  helpersWanted: boolean | null;
  room: Availability | null;
  placesFree: number | null;
  roomUntil: string | null;
  status: string;
  online: boolean;
  placeName: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  municipality: string | null;
  lat: number | null;
  lon: number | null;
  website: string | null;
  email: string | null;
  phone: string | null;
  confirmedAt: Date | null;
  changedAt: Date;
  demo: boolean;
  times: WeeklyTime[];
}

/** An organisation as other systems read it. */
export interface Organisation {
  id: string;
  name: string;
  texts: Record<string, { description: string }>;
  website: string | null;
  email: string | null;
  phone: string | null;
  changedAt: Date;
}

/** An organisation as an import or the demonstration set brings it. */
export interface OrganisationRow {
  /** What the source calls it; with the source's name it is ours for ever. */
  sourceId: string;
  name: string;
  texts: Record<string, { description: string }>;
  website: string | null;
  email: string | null;
  phone: string | null;
}

/** An initiative as an import or the demonstration set brings it; `organisationId` is ours. */
export interface InitiativeRow
  extends Omit<Initiative, 'id' | 'organisation' | 'changedAt' | 'demo' | 'times' | 'confirmedAt'> {
  sourceId: string;
  organisationId: string;
  confirmedAt: string | null;
  times: { weekday: number; startsAt: number; endsAt: number }[];
}

export const HAS = ['free', 'walkIn', 'childcare', 'stepFree', 'helpers'] as const;

/** What an owner fills in, as typed. */
export interface ListingForm {
  organisation: string;
  name: string;
  summary: string;
  /** The language of name and summary. */
  textLanguage: SpokenLanguage;
  goals: Goal[];
  online: boolean;
  town: string;
  address: string;
  /** Monday is 1; hours as typed, "15:30". */
  times: { weekday: number; from: string; to: string }[];
  languages: SpokenLanguage[];
  audience: Audience | null;
  has: (typeof HAS)[number][];
  room: Availability | null;
  /** How many places, when there is room. What is no number is NaN, and refused. */
  placesFree: number | null;
  /** Until which day it is full, as typed. */
  roomUntil: string | null;
  levelMin: Level | null;
  levelMax: Level | null;
  ageMin: number | null;
  ageMax: number | null;
  website: string;
  email: string;
  phone: string;
  /** Only for us: where the own link and questions go. */
  ownerEmail: string;
}

/** The owner's side of an initiative. */
export interface Listing {
  id: string;
  language: string;
  form: ListingForm;
  ownerEmail: string | null;
  state: 'draft' | 'waiting' | 'public' | 'paused' | 'stopped';
  initiativeId: string | null;
  confirmedAt: Date | null;
  version: number;
  madeAt: Date;
  /** Why the team looks at it first; null: nothing strange. */
  why: string | null;
  /** The imported initiative that it takes over. */
  claims: string | null;
  /** The own link went to the address that was public already. */
  verified: boolean;
  /** Who vouched; `listing` when it was an organisation. */
  vouchers: { name: string; listing: string | null }[];
}

/** The words that a text in another language is made from. */
export interface SourceWords {
  language: string;
  name: string;
  summary: string;
}

/** What an owner tells in a language other than the one they wrote in first. */
export interface ListingText {
  language: InterfaceLanguage;
  name: string;
  summary: string;
  description: string | null;
  by: Translation['by'];
  /** The owner's words when it was made. */
  from: SourceWords;
  version: number;
}

/** Why a machine's text is not there. `waiting` is tried again by itself. */
export const TROUBLES = ['waiting', 'gave-up', 'lost', 'not-right', 'not-spoken'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A machine was asked for a text; `trouble` is null while it is under way. */
export interface TextAsk {
  language: InterfaceLanguage;
  number: number;
  trouble: Trouble | null;
}
