import type { Initiative, InitiativeText } from './types.ts';

/**
 * The text of an initiative in the reader's language; else in English, unless they read Dutch; else as it was written.
 * `language` is that of the text, `fallback` says that it is not the reader's. @throws Error without a text as written
 */
export function textIn(
  { texts, language: written }: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): { text: InitiativeText; language: string; fallback: boolean } {
  for (const code of [language, ...(language === 'nl' ? [] : ['en']), written]) {
    const text = texts[code];
    if (text) return { text, language: code, fallback: code !== language };
  }
  throw new Error(`an initiative without a text in its own language, ${written}`);
}
