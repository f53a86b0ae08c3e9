import { CONVERSATION_ROUTE, conversationPath, REPLY_PATH } from '../model/paths.ts';
import { READER_PATH } from '../model/reader-queries.ts';

/** Where somebody says something in own words. */
export const SAY_ROUTE = `${CONVERSATION_ROUTE}/say` as `/${string}`;
export const sayPath = (slug: string): string => `${conversationPath(slug)}/say`;

/** A private link has 43 characters of base64url. */
const LINK_PATTERN = '{[A-Za-z0-9_-]{43}}';
export const OWN_WORDS_ROUTE = `${REPLY_PATH}/:link${LINK_PATTERN}` as `/${string}`;
export const ownWordsPath = (link: string): string => `${REPLY_PATH}/${link}`;
export const READER_ROUTE = `${READER_PATH}/:link${LINK_PATTERN}` as `/${string}`;
export const readerPath = (link: string): string => `${READER_PATH}/${link}`;
