import type { Initiative, InitiativeText } from './types.ts';

/** What is written in these is shown as it was written: the language of the country, and the one that most others learned. */
const READ_AS_WRITTEN = ['nl', 'en'];

/**
 * The text of an initiative in the reader's language; else as its owner wrote it, in the words that people there use too;
 * else, when that is neither Dutch nor English, in Dutch or English where there is such a text.
 * `language` is that of the text, `fallback` says that it is not the reader's. @throws Error without a text as written
 */
export function textIn(
  { texts, language: written }: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): { text: InitiativeText; language: string; fallback: boolean } {
  for (const code of [language, ...(READ_AS_WRITTEN.includes(written) ? [] : READ_AS_WRITTEN), written]) {
    const text = texts[code];
    if (text) return { text, language: code, fallback: code !== language };
  }
  throw new Error(`an initiative without a text in its own language, ${written}`);
}

/** The English text as a second, for who reads that rather than what `textIn` gives; undefined where it adds nothing. */
export function englishBeside(
  it: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): InitiativeText | undefined {
  const shown = textIn(it, language);
  return shown.fallback && shown.language !== 'en' && language !== 'nl' ? it.texts.en : undefined;
}
