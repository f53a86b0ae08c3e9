import type { TableOptions } from '#core/http/table-query.ts';
import { CONTACT_CATEGORIES, type QuestionState } from '../model/types.ts';

/** The tabs of the inbox, in order, with the states of the questions that each shows; what was deleted has any. */
export const INBOX_VIEWS = {
  open: ['open'],
  owner: ['owner'],
  waiting: ['waiting'],
  answered: ['answered', 'closed'],
  quarantine: ['quarantine'],
  deleted: [],
} as const satisfies Record<string, readonly QuestionState[]>;

export type InboxView = keyof typeof INBOX_VIEWS;
export const INBOX_VIEW_NAMES = Object.keys(INBOX_VIEWS) as InboxView[];

export type QuestionSort = 'promised' | 'received' | 'name';
/** `assigned` is `me`, `nobody` or the id of a colleague. */
export type QuestionFilter = 'category' | 'language' | 'assigned';

/** What the address of the inbox may say: those with the earliest promised answer first. */
export const INBOX_TABLE: TableOptions<QuestionSort, QuestionFilter> = {
  sorts: ['promised', 'received', 'name'],
  filters: { category: CONTACT_CATEGORIES, language: [], assigned: [] },
};

/** The view in which a question stands now. */
export const viewOf = ({ state, deletedAt }: { state: QuestionState; deletedAt: Date | null }): InboxView =>
  deletedAt
    ? 'deleted'
    : (INBOX_VIEW_NAMES.find((name) => (INBOX_VIEWS[name] as readonly string[]).includes(state)) ?? 'open');
