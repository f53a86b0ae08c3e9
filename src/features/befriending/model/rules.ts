import type { Activity, Dislike, Form } from './answers.ts';

export const SIDES = ['newcomer', 'resident'] as const;
export type Side = (typeof SIDES)[number];
export const PARTIES = ['alone', 'family', 'circle'] as const;
export type Party = (typeof PARTIES)[number];
export type CardState = 'draft' | 'active' | 'paused' | 'withdrawn';
export type MeetingProposalState = 'open' | 'paired' | 'expired' | 'closed';
export type ProposalAnswer = 'yes' | 'no' | 'later';
export type PairState = 'try-out' | 'going-on' | 'ended';
export const CHECK_KINDS = ['none', 'reference', 'certificate'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** Nobody has more open proposals than this, per place of their card. */
export const MAX_OPEN_PROPOSALS = 3;
/** A proposal without an answer of both is over after so many days. */
export const PROPOSAL_DAYS = 14;
/** Who said "later" is asked again after so many days. */
export const LATER_DAYS = 30;
/** A circle has so many members. */
export const MIN_CIRCLE_MEMBERS = 3;
export const MAX_CIRCLE_MEMBERS = 8;
/** What each wrote about a meeting is shown when both wrote, or after so many days. */
export const HIDDEN_DAYS = 14;
/** No published number counts fewer people. */
export const MIN_PUBLISHED_PEOPLE = 10;
/** A consent to be brought together with others holds so many days. */
export const CONSENT_DAYS = 730;

/**
 * Something that two cards share, said to both in the same words. `codes` are activities, languages or parts of a week, as the kind
 * says; `teaches` is "one likes to learn what the other can show", without saying which of the two.
 */
export type MeetingReason =
  | { reason: 'time'; codes: string[] }
  | { reason: 'likes' | 'teaches'; codes: Activity[] }
  | { reason: 'rather-not'; codes: Dislike[] }
  | { reason: 'languages'; codes: string[] }
  | { reason: 'near' | 'children' | 'rhythm' | 'met'; codes: [] };

/** An organisation that brings people together. */
export interface Pool {
  listing: string;
  initiative: string;
  open: boolean;
  checkKind: CheckKind;
  checkMonths: number;
  minors: boolean;
  tryOutWeeks: number;
  maximum: boolean;
  nightly: boolean;
}

/** Who wants to meet, without who they are: one person, a family, or a circle. */
export interface Card {
  id: string;
  pool: string;
  side: Side;
  party: Party;
  forms: Form[];
  circleName: string | null;
  capacity: number;
  state: CardState;
  /** From then on they wait: the first wish. */
  wishedAt: Date;
  changedAt: Date;
  version: number;
}
