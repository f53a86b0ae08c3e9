import type { QuestionState } from '../model/types.ts';

/** The tabs of the inbox, in order, with the states of the questions that each shows. */
export const INBOX_VIEWS = {
  open: ['open'],
  waiting: ['waiting'],
  answered: ['answered', 'closed'],
  quarantine: ['quarantine'],
} as const satisfies Record<string, readonly QuestionState[]>;

export type InboxView = keyof typeof INBOX_VIEWS;
export const INBOX_VIEW_NAMES = Object.keys(INBOX_VIEWS) as InboxView[];
