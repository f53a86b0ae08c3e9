import type { InitiativeText } from '#features/directory';
import type { Note, Raw } from '../../types.ts';
import { object, objects, plain } from '../../values.ts';
import type { Words } from '../clear.ts';
import { LONGEST, line, paragraphs, shorten, summaryOf } from './clean.ts';
import { textLanguage } from './language.ts';

const LABELS: Record<string, { bring: string; note: string }> = {
  nl: { bring: 'Meenemen', note: 'Let op' },
  en: { bring: 'Bring', note: 'Please note' },
  ar: { bring: 'أحضر معك', note: 'ملاحظة' },
};

/** Name, summary and description in the language they seem to be written in, or null without a name. */
export function textsOf(
  raw: Raw,
  note: Note,
): { language: string; texts: Record<string, InitiativeText> } | null {
  const name =
    line(raw.name, LONGEST.name, note, 'name') ||
    line(raw.alternate_name, LONGEST.name, note, 'alternate_name');
  if (!name) return null;
  const own = paragraphs(raw.description, LONGEST.description, note, 'description');
  const language = textLanguage(`${name}. ${own}`);
  const label = LABELS[language] ?? LABELS.nl;
  const part = (field: string, before = '') => {
    const text = paragraphs(raw[field], 2000, note, field);
    return text && text !== field ? before + text : '';
  };
  const other = line(raw.alternate_name, LONGEST.name, note, 'alternate_name');
  const bring = objects(raw.required_documents).map((row) =>
    line(row.document, LONGEST.line, note, 'required_documents'),
  );
  const parts = [
    own,
    other && other !== name ? other : '',
    part('alert', `${label?.note}: `),
    part('eligibility_description'),
    part('application_process'),
    part('fees_description'),
    part('interpretation_services'),
    bring.some(Boolean) ? `${label?.bring}: ${bring.filter(Boolean).join('; ')}` : '',
  ].filter(Boolean);
  const summary = summaryOf(parts[0] ?? '');
  const description = shorten(parts.join('\n\n'), LONGEST.description);
  const text = description && description !== summary ? { name, summary, description } : { name, summary };
  return { language, texts: { [language]: text } };
}

/** What the service says about itself, as words to look for marks in. */
export function wordsOf(raw: Raw, name: string): Words {
  const terms = objects(raw.attributes)
    .map((attribute) => plain(object(attribute.taxonomy_term)?.name))
    .concat(objects(raw.taxonomy_terms ?? raw.taxonomy).map((term) => plain(term.name)));
  const texts = [
    raw.alternate_name,
    raw.description,
    raw.eligibility_description,
    raw.application_process,
    raw.fees_description,
  ];
  return {
    name,
    terms: terms.filter(Boolean).map((term) => term.slice(0, 200)),
    all: [
      name,
      ...texts.map((text) =>
        plain(text)
          .slice(0, 8000)
          .replace(/<[^<>]*>/g, ' '),
      ),
    ].join('. '),
  };
}
