import type { Texts } from './types.ts';

/** A text in the reader's language or, where it is missing, in Dutch, English or whatever language it has. */
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

/** The same without its language; empty when nobody wrote it. */
export const textOf = <K extends string>(texts: Texts<K>, key: K, language: string): string =>
  wordsIn(texts, key, language)?.text ?? '';
