import { foldText } from '#algorithms/text-search';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#features/vocabulary/rules.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
import type { RawRecord } from '../../schema/values.ts';
import { cleanLine } from './clean-text.ts';
import { LANGUAGE_NAMES } from './language-names.ts';

const MAX_NAME_LENGTH = 100;

const LANGUAGE_BY_NAME = new Map<string, SpokenLanguage>();
for (const code of SPOKEN_LANGUAGES) {
  for (const name of [code, ...LANGUAGE_NAMES[code]]) LANGUAGE_BY_NAME.set(foldText(name).trim(), code);
}

/** The languages of a service, by code or by name; unknown ones are reported. */
export function languagesOf(rows: RawRecord[], addIssue: RecordIssueSink): SpokenLanguage[] {
  const languages = new Set<SpokenLanguage>();
  for (const row of rows) {
    const language = languageOf(
      cleanLine(row.code, MAX_NAME_LENGTH, addIssue, 'languages'),
      cleanLine(row.name, MAX_NAME_LENGTH, addIssue, 'languages'),
      addIssue,
    );
    if (language) languages.add(language);
  }
  return [...languages].sort();
}

function languageOf(code: string, name: string, addIssue: RecordIssueSink): SpokenLanguage | null {
  // In `nl-NL` or `ar_SA`, the first part is the language.
  const byCode =
    LANGUAGE_BY_NAME.get(foldText(code)) ?? LANGUAGE_BY_NAME.get(foldText(code.split(/[-_]/)[0] ?? ''));
  if (byCode) return byCode;
  const byName = LANGUAGE_BY_NAME.get(foldText(name));
  if (byName) return byName;
  // "Arabic (limited)", "Kurdish (Sorani)", "Dari - some staff"
  const [base = '', qualifier = ''] = name.split(/\s*[([]|\s+-\s+|[,;:]/);
  const language =
    LANGUAGE_BY_NAME.get(foldText(qualifier.replace(/[)\]].*$/, ''))) ?? LANGUAGE_BY_NAME.get(foldText(base));
  if (language) {
    addIssue('language-qualified', 'languages', name);
    return language;
  }
  if (code || name) addIssue('unknown-language', 'languages', name || code);
  return null;
}
