import type { LanguageDescription } from '../i18n/languages.ts';
import type { DeskMenuSection } from './desk-menu.ts';

/** Static files by their name without the content hash, e.g. `style.css` → `/assets/style.4F2K.css`. */
export type Assets = Readonly<Record<string, string>>;

/** What the layout of every page needs to know: the reader's language, where the page is, and who is signed in. */
export interface PageContext {
  language: string;
  dir: 'ltr' | 'rtl';
  /** The path after the language, e.g. `/initiatives`; `/` for the start page. */
  path: string;
  /** A path as it may be passed on: itself when it is a public page, the same for everybody, else empty. */
  publicPath: (path: string) => string;
  /** The route as a kind of page, without its parameters: `/initiatives/:id`. */
  pattern: string;
  /** `?q=…` or empty. */
  query: string;
  languages: readonly Pick<LanguageDescription, 'code' | 'name' | 'reviewed' | 'dir'>[];
  assets: Assets;
  signedIn: boolean;
  /** The language of a reader who was sent here because this page does not exist in it. */
  cameFrom?: string | undefined;
  /** The name of this site; without it the product's own. */
  siteName?: string;
  /** The menu that stands beside the desks of the team. */
  deskMenu?: readonly DeskMenuSection[];
}
