import type { ConversationStatementState, HiddenReason, Statement } from '../model/rules.ts';

/** Reasons for which a statement may be hidden, and reported. `withdrawn` is for who replaces a statement. */
export const REPORT_REASONS = ['person', 'hurtful', 'duplicate', 'unclear', 'other-subject'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export const MAX_LOG_CHARACTERS = 600;

/** From so many reports on everybody sees how many there are, in tens. */
export const MIN_PUBLIC_REPORTS = 10;

export const LOG_KINDS = [
  'opened',
  'closing-moved',
  'closed-early',
  'statement-hidden',
  'statement-restored',
  'statement-replaced',
  'appeal-made',
  'appeal-answered',
  'answers-imported',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];
export type AppealOutcome = 'restored' | 'stays';

/** A line of the public log of a conversation. */
export interface LogLine {
  id: string;
  /** YYYY-MM-DD */
  happenedOn: string;
  kind: LogKind;
  statement: string | null;
  reason: HiddenReason | AppealOutcome | null;
  words: string;
  language: string;
  closesBefore: Date | null;
  closesAfter: Date | null;
}

/** Somebody asks to look again at a statement that is hidden. */
export interface Appeal {
  id: string;
  statement: string;
  words: string;
  language: string;
  /** YYYY-MM-DD */
  madeOn: string;
  outcome: AppealOutcome | null;
}

/** Somebody who speaks the language in which a statement was said read it over. */
export const isConfirmed = ({ texts, language }: Pick<Statement, 'texts' | 'language'>): boolean =>
  texts.some((text) => text.language === language && text.reviewed);

/** What the desk must look at first: appeals, then what waits for everybody, then what was reported. */
export function moderationUrgency(
  statement: Pick<Statement, 'id' | 'state'>,
  { appeals, reports }: { appeals: ReadonlyMap<string, number>; reports: ReadonlyMap<string, number> },
): number {
  if (appeals.get(statement.id)) return 3;
  if (statement.state === 'waiting' || statement.state === 'narrow') return 2;
  return statement.state !== 'hidden' && reports.get(statement.id) ? 1 : 0;
}

/** The state that a hidden statement comes back in. One that nobody read over waits for a reader again. */
export const stateAfterHiding = (
  statement: Pick<Statement, 'texts' | 'language' | 'origin'>,
): Exclude<ConversationStatementState, 'hidden'> =>
  statement.origin === 'participant' && !isConfirmed(statement) ? 'waiting' : 'shown';

/** May somebody ask to look again? What its makers withdrew themselves has nothing to look at. */
export const isOpenToAppeal = ({ state, hiddenReason }: Pick<Statement, 'state' | 'hiddenReason'>): boolean =>
  state === 'hidden' && hiddenReason !== 'withdrawn';

/** Why a step about a statement was not taken. */
export type DecisionRefusal =
  | 'changed-elsewhere'
  | 'not-confirmed'
  | 'no-reason'
  | 'no-words'
  | 'too-long'
  | 'own-decision';
