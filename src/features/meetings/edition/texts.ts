import type { Texts } from './types.ts';

/** Words in the reader's language or, where they are not there, in the language they were written in. */
export function wordsIn<K extends string>(
  texts: Texts<K>,
  key: K,
  language: string,
): { text: string; lang: string } | undefined {
  for (const code of [language, 'nl', 'en', ...Object.keys(texts)]) {
    const text = texts[code]?.[key];
    if (text) return { text, lang: code };
  }
  return undefined;
}

/** The same, as bare text; empty when nobody wrote it. */
export const textOf = <K extends string>(texts: Texts<K>, key: K, language: string): string =>
  wordsIn(texts, key, language)?.text ?? '';
