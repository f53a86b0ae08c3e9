import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { type InterfaceLanguage, interfaceLanguages, teamLanguages } from './languages.ts';

type Values = Record<string, string | number>;

/** Translates one key: `t('week.title', { count: 3 })`. Throws on a key that does not exist. */
export type Translate<K> = (key: K, values?: Values) => string;

/** Who reads a catalogue: everybody, in every interface language, or the team, in the languages of the team. */
export type MessageAudience = 'public' | 'team';

type Catalogue = Record<string, string>;

const publicCatalogues: Record<string, Catalogue>[] = [];

/** How many public messages there are in Dutch, and how many of them a language has. */
export function translationCoverage(language: InterfaceLanguage): { filled: number; total: number } {
  const count = (code: string) =>
    publicCatalogues.reduce(
      (sum, catalogues) => sum + Object.values(catalogues[code] ?? {}).filter(Boolean).length,
      0,
    );
  return { filled: count(language), total: count('nl') };
}

/**
 * Loads the messages of a feature: ICU messages (MessageFormat 1) in `<folder>/<audience>.<language>.json`. Dutch says which
 * keys there are; `test/architecture/messages.test.ts` refuses a language that lacks one.
 * @param folder from the root of the project, e.g. `src/features/story/messages`
 * @param audiences with `team`, the messages exist only in the languages of the team
 * @returns for a language its translator; a language without messages gets the Dutch ones
 */
export function loadMessages<T extends Catalogue>(
  folder: string,
  ...audiences: MessageAudience[]
): (language: string) => Translate<keyof T & string> {
  const languages = audiences.includes('team') ? teamLanguages : interfaceLanguages;
  const catalogues = Object.fromEntries(
    languages.map(({ code }): [string, Catalogue] => [
      code,
      Object.assign({}, ...audiences.map((audience) => readCatalogue(`${folder}/${audience}.${code}.json`))),
    ]),
  );
  if (!audiences.includes('team')) publicCatalogues.push(catalogues);
  return translatorsOf<T>(catalogues);
}

const readCatalogue = (path: string): Catalogue => JSON.parse(readFileSync(path, 'utf8')) as Catalogue;

/** Translators for catalogues by language; text put into a message is isolated, see `isolated`. */
export function translatorsOf<T extends Catalogue>(
  catalogues: Record<string, Catalogue>,
): (language: string) => Translate<keyof T & string> {
  const translators = new Map(
    Object.entries(catalogues).map(([code, messages]) => [code, translator(code, messages)]),
  );
  return (language) => (translators.get(language) ?? translators.get('nl')) as Translate<keyof T & string>;
}

function translator(language: string, messages: Catalogue): Translate<string> {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const text = messages[key];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    if (!text.includes('{')) return text;
    const message =
      compiled.get(key) ??
      new IntlMessageFormat(text, `${language}-u-nu-latn`, undefined, { ignoreTag: true });
    compiled.set(key, message);
    return String(message.format(isolated(values ?? {})));
  };
}

/**
 * Values with each text between FSI and PDI, so that a Dutch name never turns an Arabic sentence around (Unicode UAX #9).
 * Codes in lower case need no isolation.
 */
const isolated = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /[^\w-]|[A-Z]/.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );
