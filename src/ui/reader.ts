/** Who reads this page, and where: what the frame needs to know. */
export interface Reader {
  language: string;
  dir: 'ltr' | 'rtl';
  /** The address after the language. */
  path: string;
  /** `?…`, or empty. */
  query: string;
  languages: readonly { code: string; name: string; dir: 'ltr' | 'rtl'; reviewed: boolean }[];
  assets: { css: string; js: string };
  signedIn: boolean;
}
