import { createContext } from 'preact';

/** Who reads, where, and in which language: what the frame of every page needs. */
export interface PageContext {
  language: string;
  dir: 'ltr' | 'rtl';
  /** The address after the language, e.g. `/initiatives`; `/` for the start page. */
  path: string;
  /** The address as a kind of page, without what stands in it: `/initiatives/:id`. */
  pattern: string;
  /** `?q=…` or empty. */
  query: string;
  languages: readonly { code: string; name: string; reviewed: boolean; dir?: 'ltr' | 'rtl' }[];
  assets: { css: string; js: string };
  signedIn: boolean;
  siteName?: string;
}

/** An address in a language; the start page has no slash behind its language. */
export const pathIn = (language: string, path: string): string => `/${language}${path === '/' ? '' : path}`;

/** The language of the page and its direction, for parts that say a word of their own or show words of others. */
export const PageLanguage = createContext<Pick<PageContext, 'language' | 'dir'>>({
  language: 'nl',
  dir: 'ltr',
});
