import type { PlacementState } from '../model/rules.ts';

/** The inbox of an initiative, among the pages of its owner. */
export const INBOX_PATH = '/register/own/requests';

/** So many requests on a page. */
export const INBOX_PAGE_SIZE = 25;

/** What the inbox can show: what waits for an answer, who has a place, and what is over. */
export const inboxFilters = {
  open: ['asked', 'talk', 'waiting'],
  people: ['offered', 'confirmed', 'started'],
  over: ['declined', 'lapsed', 'stopped', 'ended'],
} as const satisfies Record<string, readonly PlacementState[]>;

export type InboxFilter = keyof typeof inboxFilters;

export const isInboxFilter = (text: string): text is InboxFilter => Object.hasOwn(inboxFilters, text);

/** The steps that an initiative takes with one tap. */
export const INBOX_STEPS = [
  'offer',
  'confirm',
  'queue',
  'talk',
  'decline',
  'start',
  'end',
  'stop',
  'reopen',
] as const;
