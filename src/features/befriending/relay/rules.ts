export const MAX_MESSAGE_LENGTH = 2_000;
export const MAX_REACH_LENGTH = 120;
/** The longest side of a photo, in pixels. */
export const PHOTO_SIDE_PIXELS = 1_280;
export const MAX_PHOTO_BYTES = 12 * 1024 * 1024;
/** So many photos of one e-mail go along. */
export const MAX_PHOTOS = 3;
/** So many messages somebody writes in an hour at most, over all conversations. */
export const MESSAGES_PER_HOUR = 60;
/** So many of the last messages stand on the page of the pair; all of them on their own page. */
export const SHOWN_ON_PAIR = 4;

/** Why an e-mail waits for who wrote it: a way to be reached, what looks as a quote or a signature, or no words at all. */
export type HeldReason = 'details' | 'quote' | 'nothing';

/** Scripts by which one language is told from another that somebody may write. */
const SCRIPTS: [script: string, pattern: RegExp, languages: readonly string[]][] = [
  ['arabic', /\p{Script=Arabic}/gu, ['ar', 'fa', 'ps', 'ckb', 'ur']],
  ['ethiopic', /\p{Script=Ethiopic}/gu, ['ti', 'am']],
  ['cyrillic', /\p{Script=Cyrillic}/gu, ['uk', 'ru']],
  ['latin', /\p{Script=Latin}/gu, ['nl', 'en', 'fr', 'tr', 'so', 'kmr', 'de', 'es', 'pt']],
];

/**
 * In which language somebody wrote: that of their page, unless the letters are of another script. Then the first of the languages that
 * they speak with those letters, else the most frequent one.
 */
export function languageOfWords(words: string, page: string, spoken: readonly string[]): string {
  const counts = SCRIPTS.map(([, pattern, languages]) => ({
    languages,
    count: words.match(pattern)?.length ?? 0,
  }));
  const most = counts.reduce((best, entry) => (entry.count > best.count ? entry : best));
  if (most.count === 0 || most.languages.includes(page)) return page;
  return spoken.find((language) => most.languages.includes(language)) ?? most.languages[0] ?? page;
}
