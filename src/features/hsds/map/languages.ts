import { foldText } from '#algorithms/text-search';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#features/vocabulary/rules.ts';
import type { Note, Raw } from '../types.ts';
import { LANGUAGE_NAMES } from '../words/languageNames.ts';
import { line } from './text/clean.ts';

const known = new Map<string, SpokenLanguage>();
for (const code of SPOKEN_LANGUAGES) {
  for (const name of [code, ...LANGUAGE_NAMES[code]]) known.set(foldText(name).trim(), code);
}

/** The languages that are spoken, by code or by name; what we cannot name is noted. */
export function languagesOf(rows: Raw[], note: Note): SpokenLanguage[] {
  const found = new Set<SpokenLanguage>();
  for (const row of rows) {
    const language = languageOf(
      line(row.code, 100, note, 'languages'),
      line(row.name, 100, note, 'languages'),
      note,
    );
    if (language) found.add(language);
  }
  return [...found].sort();
}

function languageOf(code: string, name: string, note: Note): SpokenLanguage | null {
  // `nl-NL`, `ar_SA`: the first part is the language.
  const byCode = known.get(foldText(code)) ?? known.get(foldText(code.split(/[-_]/)[0] ?? ''));
  if (byCode) return byCode;
  const byName = known.get(foldText(name));
  if (byName) return byName;
  // "Arabic (limited)", "Kurdish (Sorani)", "Dari - some staff"
  const [base = '', inside = ''] = name.split(/\s*[([]|\s+-\s+|[,;:]/);
  const qualified = known.get(foldText(inside.replace(/[)\]].*$/, ''))) ?? known.get(foldText(base));
  if (qualified) {
    note('language-qualified', 'languages', name);
    return qualified;
  }
  if (code || name) note('unknown-language', 'languages', name || code);
  return null;
}
