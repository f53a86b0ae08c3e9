import { readFileSync } from 'node:fs';
import { interfaceLanguages } from '#core/i18n/languages.ts';

/** Every language of the interface. */
export const languageCodes: string[] = interfaceLanguages.map(({ code }) => code);

/** Words by language that speak to somebody in the wrong form; `tr label` are short imperatives that may stand on a button. */
const wordLists = JSON.parse(readFileSync('test/architecture/tone/words.json', 'utf8')) as Record<
  string,
  string[]
>;

const wordsOf = (list: string): string[] => (wordLists[list] ?? []).flatMap((line) => line.split(' '));

/** Whole words, in letters of any script; an apostrophe after a word is a suffix, as in the name of a button in Turkish. */
const wholeWord = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}’'-])(?:${source})(?![\\p{L}\\p{M}\\u200c’'])`, 'giu');

/** Endings that only the wrong form has, so that words of tomorrow are found too. */
const ENDINGS: Record<string, string> = {
  fr: '[tT]’\\p{L}+',
  tr: '\\p{L}+(?:[ıiuü]yorsun|[ae]bilirsin|mal[ıi]s[ıi]n|[ae]ca[kğ]s[ıi]n|[ae]ce[kğ]sin|m[ıi]şs[ıi]n|[ıiuüae]rs[ıiuü]n|s[ıi]ndas[ıi]n)',
  fa: 'ن?می‌[\\p{L}‌]*[^\\sاوی]ی',
  ti: '(?!ስካ|ትካ|ኣካ|ካ)\\p{L}{2,}(?:ካ|ኻ)(?:ን|ዮ|ዮን|ና)?',
  ckb: '[دنب]\\p{L}*[^ێ\\s]یت(?:ەوە)?',
  uk: '\\p{L}{2,}(?:єш|иш|еш)(?:ся)?',
};

/** Words with such an ending that are no address. */
const NO_ADDRESS = new Set(['лише', 'лиш', 'ፖለቲካ', 'ኣይተኻእለን']);

/** Messages that do not speak to the reader: what a reader sends to an organisation, and in Somali a word to several people. */
const NOT_TO_READER: Record<string, readonly string[]> = {
  'come.message': languageCodes,
  'one.claim': ['so'],
};

/** Whether a message speaks to whoever reads it. */
export const speaksToReader = (key: string, language: string): boolean =>
  !NOT_TO_READER[key]?.includes(language);

/** The name of a button, in quotation marks. */
const QUOTED = /“[^”]*”|«[^»]*»/g;

/** Values that are put in, which are no words of the message. */
const ARGUMENT = /\{\w+(?:, (?:plural|select),)?/g;

const isLabel = (text: string): boolean => !/[.?!…:]/.test(text) && text.trim().split(/\s+/).length <= 4;

/** The words of a message that break the form of address of its language (docs/glossary-of-tone.md). */
export function breaches(text: string, language: string): string[] {
  const words = [...wordsOf(language), ...(isLabel(text) ? [] : wordsOf(`${language} label`))];
  const ending = ENDINGS[language];
  const sources = [...(words.length ? [words.join('|')] : []), ...(ending ? [ending] : [])];
  const plain = text.replace(ARGUMENT, ' ').replace(QUOTED, ' ');
  return sources
    .flatMap((source) => plain.match(wholeWord(source)) ?? [])
    .filter((word) => !NO_ADDRESS.has(word.toLocaleLowerCase(language)));
}

/** Every message file of a language. */
export const messageFilesOf = (language: string, files: string[]): string[] =>
  files.filter((path) => path.endsWith(`.${language}.json`));
