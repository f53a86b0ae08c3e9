import { formatList } from '#core/i18n/formats.ts';
import { LANGUAGES, vocabularyIn } from '#features/vocabulary';

type Known = (typeof LANGUAGES)[number];
const known = new Set<string>(LANGUAGES);

/** The name of a language in the reader's own. */
export const languageName = (code: string, language: string): string =>
  known.has(code) ? vocabularyIn(language)(`language.${code as Known}`) : code;

/** Names of languages in a row: "Nederlands en Arabisch". */
export const languageNames = (codes: readonly string[], language: string): string =>
  formatList(
    codes.map((code) => languageName(code, language)),
    language,
  );
