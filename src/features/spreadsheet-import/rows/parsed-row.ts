import type { InitiativeDraft } from '#features/hsds/rules.ts';

/** What there is to say about a row, in order of importance. */
export const ROW_ISSUE_CODES = [
  'no-name',
  'claimed',
  'not-weekly',
  'no-start',
  'times-clash',
  'times-unread',
  'even-weeks',
  'own-contact',
  'unknown-town',
  'bad-email',
  'bad-phone',
  'bad-url',
  'bad-date',
  'unknown-language',
  'unclear',
  'several-prices',
  'contradiction',
  'too-long',
  'joined',
  'organisation-above',
] as const;
export type RowIssueCode = (typeof ROW_ISSUE_CODES)[number];

export interface RowIssue {
  code: RowIssueCode;
  /** The beginning of the cell that it is about. */
  value: string;
}

export type RowIssueSink = (code: RowIssueCode, value: string) => void;

/** A row that became an initiative, or the issues that explain why it did not. */
export interface ParsedRow {
  /** The row number as spreadsheet programs count: from 1, headings included. */
  row: number;
  organisation: string;
  name: string;
  draft?: InitiativeDraft;
  issues: RowIssue[];
}
