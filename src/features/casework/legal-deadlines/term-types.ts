import type { RecognisedDay } from '#core/time/recognised-holidays.ts';
import type { CaseEventKind, ExtensionGround, Regime, SuspensionGround } from '../model/events.ts';
import type { WaitsFor } from '../model/stages.ts';

/** Where a term is set, which decides whether the Algemene termijnenwet moves its end. */
export const TERM_KINDS = [
  'law',
  /** Set in a Besluit (algemene maatregel van bestuur). */
  'decree',
  /** Set in a ministerial regulation (Regeling). */
  'regulation',
  'set-by-college',
  'over-12-weeks-or-3-months',
  'years',
  'counted-back',
  'eu-regulation',
] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** The terms that can run in a case. Ids as in the notes on the law; those of the Awb have a name. */
export const TERM_RULE_IDS = [
  'CLK-01',
  'CLK-02',
  'CLK-03',
  'CLK-04',
  'CLK-05',
  'CLK-06',
  'CLK-09',
  'CLK-10',
  'CLK-11',
  'CLK-13',
  'CLK-13-decision',
  'CLK-15',
  'CLK-16',
  'CLK-16-exemption',
  'CLK-17',
  'CLK-17-marking',
  'OBJECTION',
  'OBJECTION-DECISION',
  'DAT-5',
  'WHO-4',
] as const;
export type TermRuleId = (typeof TERM_RULE_IDS)[number];

/** A length of time as the law says it; parts are added together. */
export interface TermLength {
  years?: number;
  months?: number;
  weeks?: number;
  days?: number;
}

/**
 * What the end of a term means: somebody must have acted (`duty`), may act until then (`right`), may not act before (`right` with
 * an opening day), something must have lasted so long (`ground`), or data must be gone (`retention`).
 */
export type TermNature = 'duty' | 'right' | 'ground' | 'retention';

/** What the law leaves open. Each says what we did, and why, in `silences.ts`. */
export const SILENT_TOPICS = [
  'no-such-day',
  'suspension-of-plan',
  'information-within-term',
  'moved-without-plan',
  'changed-group',
  'delay-counted-from',
  'after-a-moved-end',
  'committee',
  'marking-from',
] as const;
export type SilentTopic = (typeof SILENT_TOPICS)[number];

/** One version of a rule. A correction or a change of the law is another row; rows are never edited. */
export interface TermRule {
  id: TermRuleId;
  version: number;
  regime: Regime;
  /** The first and the last day of the event that the term begins with; null: still in force. */
  from: string;
  to: string | null;
  kind: TermKind;
  /** Null: no length in the law, such as a day that the college sets. */
  length: TermLength | null;
  article: string;
  source: string;
  /** Read in the text itself, in a page about it, or general knowledge that a lawyer should confirm. */
  certainty: 'primary' | 'secondary' | 'general-knowledge';
  /** The facts that it is computed from. */
  inputs: readonly CaseEventKind[];
  nature: TermNature;
  waitsFor: WaitsFor;
  /** Whether a suspension (Awb, art. 4:15) can make it stand still. */
  suspendable?: boolean;
}

/** A period that made a term end later. */
export type TermShift =
  | {
      kind: 'suspension';
      ground: SuspensionGround;
      article: string;
      /** First day on which the term stands still. */
      from: string;
      /** The day on which it runs on; null: it still stands still. */
      to: string | null;
      days: number;
    }
  | {
      kind: 'extension';
      ground: ExtensionGround;
      article: string;
      /** The old and the new last day. */
      from: string;
      to: string;
      length: TermLength;
    };

/** How a term stands on a day. */
export type DeadlineState =
  | { kind: 'open' }
  | { kind: 'met'; on: string; late: boolean }
  | { kind: 'late' }
  | { kind: 'stands-still'; since: string }
  | { kind: 'cannot-say'; missing: MissingFact }
  | { kind: 'lapsed'; since: string; reason: LapseReason };

/** What has to be known first. */
export const MISSING_FACTS = [
  'duty-notified',
  'registered',
  'information-received',
  'plan-decided',
  'first-plan-day',
  'new-plan',
  'rule-of-that-time',
  'old-regime',
  'eu-holidays',
] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

export const LAPSE_REASONS = [
  'duty-ended',
  'moved-out',
  'made-elsewhere',
  'replaced-by-third-party-term',
  'passed',
  'withdrawn',
  'no-ground',
  'changed-group',
  'route-changed',
  'intake-completed',
  'summoned-again',
] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** One step by which a date came about, with what a sentence about it needs. Days are YYYY-MM-DD. */
export type DeadlineStep =
  | { kind: 'base'; event: CaseEventKind; day: string }
  /** The term starts on this day, the day after the decision. */
  | { kind: 'starts'; day: string }
  | { kind: 'add'; length: TermLength; day: string }
  | { kind: 'count-back'; length: TermLength; day: string }
  | { kind: 'set-by-college'; day: string }
  | {
      kind: 'suspension';
      ground: SuspensionGround;
      article: string;
      from: string;
      to: string | null;
      days: number;
      day: string;
    }
  | {
      kind: 'extension';
      ground: ExtensionGround;
      article: string;
      length: TermLength;
      /** Whether it is as long as the law says; null: the law says no length. */
      asInLaw: boolean | null;
      day: string;
    }
  | { kind: 'extension-refused'; ground: ExtensionGround; day: string }
  | {
      kind: 'rolled';
      from: string;
      day: string;
      over: { day: string; reason: 'saturday' | 'sunday' | RecognisedDay; article: string }[];
    }
  /** It ends on a day on which other terms would not, and stays there. */
  | { kind: 'not-rolled'; termKind: TermKind; article: string; day: string }
  | { kind: 'equated-days-unknown'; year: number }
  | { kind: 'law-is-silent'; topic: SilentTopic }
  | { kind: 'waiting'; since: string; received: string | null }
  | { kind: 'summons'; number: number; of: number; warnedOn: string | null }
  | { kind: 'complete-in-absence' }
  | { kind: 'delay'; from: string; to: string | null; days: number | null }
  | { kind: 'any-time-to-b1' };

/** One term of a case: which rule, from what, until when, how it stands, and by which steps. */
export interface LegalDeadline {
  rule: TermRuleId;
  version: number;
  /** Which event it began with; null: it has not begun. */
  base: { event: string; kind: CaseEventKind; day: string } | null;
  kind: TermKind;
  nature: TermNature;
  waitsFor: WaitsFor;
  article: string;
  source: string;
  /** From when it can be used, for a right that opens later. */
  opensOn: string | null;
  /** The end before the Algemene termijnenwet moved it. */
  unrolled: string | null;
  due: string | null;
  state: DeadlineState;
  shifts: TermShift[];
  steps: DeadlineStep[];
  /** The facts from which the end follows, in one line: the same line and another date means that the rules changed. */
  facts: string;
}
