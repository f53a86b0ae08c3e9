import { formatList } from '#core/i18n/formats.ts';
import { SPOKEN_LANGUAGES, vocabularyIn } from '#features/vocabulary';

type KnownLanguage = (typeof SPOKEN_LANGUAGES)[number];
const knownLanguages = new Set<string>(SPOKEN_LANGUAGES);

/** The name of a language in the reader's own; its code when the vocabulary does not know it. */
export const languageName = (code: string, language: string): string =>
  knownLanguages.has(code) ? vocabularyIn(language)(`language.${code as KnownLanguage}`) : code;

/** Names of languages as a list: "Nederlands en Arabisch". */
export const languageNames = (codes: readonly string[], language: string): string =>
  formatList(
    codes.map((code) => languageName(code, language)),
    language,
  );
