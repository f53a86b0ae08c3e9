import { CONVERSATION_ROUTE, conversationPath } from '../model/paths.ts';

/** What people say in a conversation, for everybody. */
export const RESULTS_ROUTE = `${CONVERSATION_ROUTE}/results` as `/${string}`;
export const resultsPath = (slug: string): string => `${conversationPath(slug)}/results`;

/** What can be taken along of the results, below their address. */
export const RESULT_FILES = [
  'report.pdf',
  'comments.csv',
  'votes.csv',
  'participants.csv',
  'summary.csv',
  'feed.atom',
  'embed',
] as const;

/** The same for programs, at the root of the site. */
export const openDataPath = (slug: string): string => `/api/voice/${slug}/results.json`;
