import type { Audience, Availability, Goal, Level, SpokenLanguage } from '#features/vocabulary/rules.ts';

export const LISTING_FEATURES = ['free', 'walkIn', 'childcare', 'stepFree', 'helpers'] as const;

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
  has: (typeof LISTING_FEATURES)[number][];
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
  createdAt: Date;
  /** Why the team looks at it first; null: nothing strange. */
  reviewReason: string | null;
  /** The imported initiative that it takes over. */
  claimedInitiativeId: string | null;
  /** The own link went to the address that was public already. */
  verified: boolean;
  /** Who vouched; `listing` when it was an organisation. */
  vouchers: { name: string; listing: string | null }[];
}
