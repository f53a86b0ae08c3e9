import { createContext } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';

/** A path in a language; the start page has no slash behind its language. */
export const pathIn = (language: string, path: string): string => `/${language}${path === '/' ? '' : path}`;

/** The language of the page and its direction, for parts that say a word of their own or show words of others. */
export const PageLanguage = createContext<Pick<PageContext, 'language' | 'dir'>>({
  language: 'nl',
  dir: 'ltr',
});
