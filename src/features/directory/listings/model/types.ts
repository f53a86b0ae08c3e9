import type {
  AccessFeature,
  Audience,
  Availability,
  ContactForm,
  Gift,
  Goal,
  Level,
  Safeguard,
  SignLanguage,
  SpokenLanguage,
} from '#features/vocabulary/rules.ts';

/** What an initiative may offer, as the registration form asks it. */
export const LISTING_FEATURES = ['free', 'walkIn', 'childcare', 'helpers'] as const;

/** What an owner filled in, as typed. Stored as JSON. */
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
  /**
   * Monday is 1; hours as typed, "15:30". `repeat` is a code of `repeat.ts`, empty or absent: every week; `next` a date as typed
   * on which it happens, when it is every so many weeks.
   */
  times: { weekday: number; from: string; to: string; repeat?: string; next?: string }[];
  languages: SpokenLanguage[];
  audience: Audience | null;
  has: (typeof LISTING_FEATURES)[number][];
  /** Euros as typed, "2,50"; empty when it is free or unknown. */
  price: string;
  contactForms: ContactForm[];
  safeguards: Safeguard[];
  coordinator: string;
  access: AccessFeature[];
  signLanguages: SignLanguage[];
  giftsWanted: Gift[];
  /** What to bring, and the way there. */
  bring: string;
  route: string;
  room: Availability | null;
  /** How many places there are, when `room` is 'room'. NaN when what was typed is no number; that is refused. */
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
  /** Not public: where the private link and the confirmation requests go. */
  ownerEmail: string;
}

/**
 * Where a listing stands. Its owner drafts, sends, pauses and stops it; the team hides (for a while), removes, or refuses what
 * waits.
 */
export type ListingState =
  | 'draft'
  | 'waiting'
  | 'public'
  | 'paused'
  | 'stopped'
  | 'hidden'
  | 'removed'
  | 'refused';

/** The owner's side of an initiative. */
export interface Listing {
  id: string;
  /** The language of the emails to the owner. */
  language: string;
  form: ListingForm;
  ownerEmail: string | null;
  state: ListingState;
  /** Why the team hid, removed or refused it, in the words that its owner reads. */
  stateReason: string | null;
  /** YYYY-MM-DD: the day on which a pause ends by itself. */
  pausedUntil: string | null;
  /** Which of its private links opens it: 0 is the first. */
  linkTurn: number;
  initiativeId: string | null;
  confirmedAt: Date | null;
  version: number;
  createdAt: Date;
  /** The spam signal because of which the team reviews it first; null when there is none. */
  reviewReason: string | null;
  /** The imported initiative that it takes over. */
  claimedInitiativeId: string | null;
  /** The private link was emailed to an address that was public already. */
  verified: boolean;
  /** Who vouched; `listing` is the id of the organisation's own listing, null for somebody of the team. */
  vouchers: { name: string; listing: string | null }[];
}

/** A listing whose owner may be emailed. */
export interface ListingOwner {
  /** Of the listing. */
  id: string;
  language: string;
  /** Of the initiative. */
  name: string;
  email: string;
  /** Which of its private links opens the listing. */
  linkTurn: number;
}
