import { dutch, english, french, kurmanji, somali, turkish } from './latin.ts';
import { arabic, cyrillic, ethiopic, farsi } from './other-scripts.ts';

type Stem = (word: string) => string;

const LATIN: Record<string, Stem> = {
  nl: dutch,
  en: english,
  fr: french,
  tr: turkish,
  so: somali,
  kmr: kurmanji,
};
const ARABIC: Record<string, Stem> = { ar: arabic, fa: farsi, ps: farsi, ckb: farsi };
const unchanged: Stem = (word) => word;

/** The stem of a folded word in a language; a word in another script is stemmed by the rules of its script. */
export function stemOf(word: string, language: string): string {
  const all = stemmers(word);
  return (all[language] ?? (Object.values(all)[0] as Stem))(word);
}

/** All possible stems of a folded word of unknown language. */
export function stemsOf(word: string): string[] {
  return [...new Set(Object.values(stemmers(word)).map((stem) => stem(word)))];
}

function stemmers(word: string): Record<string, Stem> {
  const code = word.charCodeAt(0);
  if (code < 0x30 || /^\p{N}/u.test(word)) return { nl: unchanged };
  if (code < 0x250) return LATIN;
  if (code >= 0x400 && code < 0x530) return { uk: cyrillic };
  if (code >= 0x600 && code < 0x780) return ARABIC;
  if (code >= 0x1200 && code < 0x1380) return { ti: ethiopic };
  return { nl: unchanged };
}
