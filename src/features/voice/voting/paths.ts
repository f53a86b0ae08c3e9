import { CONVERSATION_ROUTE, conversationPath } from '../model/paths.ts';

/** Where somebody answers; the same address for each of their steps. */
export const VOTE_ROUTE = `${CONVERSATION_ROUTE}/vote` as `/${string}`;

/** A page to hang up, with a QR code. */
export const POSTER_ROUTE = `${CONVERSATION_ROUTE}/poster` as `/${string}`;
export const posterPath = (slug: string): string => `${conversationPath(slug)}/poster`;

/** What came of a conversation. */
export const resultsPath = (slug: string): string => `${conversationPath(slug)}/results`;

/**
 * In the address on a card with a code, behind the `#`: browsers send that part to nobody, so the code stands in no log of a
 * server or proxy and in no `Referer`. The script of the page takes it out of the address at once.
 */
export const CODE_FRAGMENT = 'c=';
