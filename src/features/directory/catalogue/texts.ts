import type { Initiative, InitiativeText } from '../types.ts';

/** An initiative's words in the reader's language; else in English for who reads no Dutch; else as they were written. */
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
