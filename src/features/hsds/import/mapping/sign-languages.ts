import { foldText } from '#algorithms/text-search';
import { SIGN_LANGUAGES, type SignLanguage } from '#features/vocabulary/rules.ts';
import { asText, type RawRecord } from '../../schema/values.ts';

const NAMES: Record<SignLanguage, string[]> = {
  dse: ['Nederlandse Gebarentaal', 'NGT', 'Dutch Sign Language', 'Sign Language of the Netherlands'],
  nmg: ['Nederlands met Gebaren', 'Nederlands ondersteund met gebaren', 'NmG', 'Signed Dutch'],
  ils: [
    'International Sign',
    'International Sign Language',
    'Internationale gebaren',
    'Internationale gebarentaal',
  ],
  ukl: ['Ukrainian Sign Language', 'Oekraïense gebarentaal'],
  tsm: ['Turkish Sign Language', 'Turkse gebarentaal'],
  jos: ['Levantine Arabic Sign Language', 'Levantijns-Arabische gebarentaal', 'Syrische gebarentaal'],
  psc: ['Persian Sign Language', 'Perzische gebarentaal', 'Iraanse gebarentaal'],
};

const CODE_BY_NAME = new Map(
  SIGN_LANGUAGES.flatMap((code) =>
    [code, ...NAMES[code]].map((name): [string, SignLanguage] => [foldText(name).trim(), code]),
  ),
);

/** The sign language of this name or code; null when it is none that we know. */
export const signLanguageNamed = (name: string): SignLanguage | null =>
  CODE_BY_NAME.get(foldText(name).trim()) ?? null;

/** The sign language that a row of languages names, by its code or its name. */
export function signLanguageOf(row: RawRecord): SignLanguage | null {
  const [code, name] = [asText(row.code), asText(row.name)].map((text) => text.slice(0, MAX_NAME_LENGTH));
  // Most rows are of spoken languages: their names are not folded for nothing.
  const bySignCode = SIGN_LANGUAGES.find((known) => known === code?.toLowerCase());
  return bySignCode ?? (name && ABOUT_SIGNS.test(name) ? signLanguageNamed(name) : null);
}

const ABOUT_SIGNS = /sign|geba|^n[gm]t?g?$/i;

const MAX_NAME_LENGTH = 100;

/** In a text, a language counts only when something is held or interpreted in it: a course may teach it to who hears. */
const IN_TEXT = SIGN_LANGUAGES.map((code) => ({
  code,
  pattern: new RegExp(
    `\\b(?:tolk|tolken|gebarentolk|vertaald|vertolkt|in|met|interpreter|interpreted|interpretation)(?: (?:de|het|een|in|into|naar))? (?:${NAMES[code].join('|')})\\b|\\b(?:${NAMES[code].join('|')})[- ](?:tolk|interpreter)`,
    'i',
  ),
}));

/** The sign languages in which something is held or interpreted, as a text says unmistakably. */
export const signLanguagesIn = (text: string): SignLanguage[] =>
  /sign|gebaar|gebaren|ngt/i.test(text)
    ? IN_TEXT.flatMap(({ code, pattern }) => (pattern.test(text) ? [code] : []))
    : [];
