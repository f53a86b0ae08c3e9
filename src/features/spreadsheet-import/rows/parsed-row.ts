import type { InitiativeDraft } from '#features/hsds/rules.ts';
import type { RowState } from '../cells/parse-state.ts';
import type { ColumnField } from '../columns/fields.ts';
import type { SkippedKind } from './row-kind.ts';

/** What there is to say about a row, in order of importance. */
export const ROW_ISSUE_CODES = [
  'no-name',
  'claimed',
  'skipped-heading',
  'skipped-total',
  'skipped-note',
  'skipped-section',
  'stopped',
  'paused',
  'full',
  'waitlist',
  'not-weekly',
  'no-start',
  'times-clash',
  'times-unread',
  'times-of-place',
  'month-assumed',
  'even-weeks',
  'times-besides',
  'own-contact',
  'several-contacts',
  'unknown-town',
  'bad-email',
  'bad-phone',
  'bad-url',
  'bad-date',
  'unknown-language',
  'unclear',
  'state-unread',
  'several-prices',
  'contradiction',
  'too-long',
  'two-places',
  'joined',
  'organisation-above',
  'section-above',
] as const;
export type RowIssueCode = (typeof ROW_ISSUE_CODES)[number];

export interface RowIssue {
  code: RowIssueCode;
  /** The beginning of the cell that it is about. */
  value: string;
}

export type RowIssueSink = (code: RowIssueCode, value: string) => void;

/** What a row says in the columns of one field, as the file has it, and what somebody typed over it. */
export interface SaidInRow {
  field: ColumnField;
  file: string;
  corrected?: string;
}

/** A row that became an initiative, or the issues that explain why it did not. */
export interface ParsedRow {
  /** The row number; with `.2` for the second place that a row names. Choices are kept by it. */
  key: string;
  /** The row number as spreadsheet programs count: from 1, headings included. */
  row: number;
  organisation: string;
  name: string;
  said: SaidInRow[];
  draft?: InitiativeDraft;
  /** What the row says about whether it goes on. */
  state: RowState | null;
  /** Why the row seems to be no initiative. */
  skipped?: SkippedKind;
  issues: RowIssue[];
}
