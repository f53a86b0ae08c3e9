import type { InitiativeText } from '#features/directory/rules.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
import { asObject, asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { cleanLine, cleanParagraphs, MAX_TEXT_LENGTH, shorten, summaryOf } from './clean-text.ts';
import { detectTextLanguage } from './text-language.ts';
import type { ServiceWording } from './wording.ts';

const MAX_PARAGRAPH_LENGTH = 2000;

const NOTE: Record<string, string> = { nl: 'Let op', en: 'Please note', ar: 'ملاحظة' };

/** Name, summary and description in the language in which they seem to be written; null without a name. */
export function textsOf(
  raw: RawRecord,
  addIssue: RecordIssueSink,
): { language: string; texts: Record<string, InitiativeText> } | null {
  const name =
    cleanLine(raw.name, MAX_TEXT_LENGTH.name, addIssue, 'name') ||
    cleanLine(raw.alternate_name, MAX_TEXT_LENGTH.name, addIssue, 'alternate_name');
  if (!name) return null;
  const description = cleanParagraphs(raw.description, MAX_TEXT_LENGTH.description, addIssue, 'description');
  const language = detectTextLanguage(`${name}. ${description}`);
  const paragraph = (field: string, prefix = '') => {
    const text = cleanParagraphs(raw[field], MAX_PARAGRAPH_LENGTH, addIssue, field);
    return text && text !== field ? prefix + text : '';
  };
  const otherName = cleanLine(raw.alternate_name, MAX_TEXT_LENGTH.name, addIssue, 'alternate_name');
  const documents = asObjects(raw.required_documents).map((row) =>
    cleanLine(row.document, MAX_TEXT_LENGTH.line, addIssue, 'required_documents'),
  );
  const paragraphs = [
    description,
    otherName && otherName !== name ? otherName : '',
    paragraph('alert', `${NOTE[language] ?? NOTE.nl}: `),
    paragraph('eligibility_description'),
    paragraph('application_process'),
    paragraph('fees_description'),
    paragraph('interpretation_services'),
  ].filter(Boolean);
  const summary = summaryOf(paragraphs[0] ?? '');
  const fullText = shorten(paragraphs.join('\n\n'), MAX_TEXT_LENGTH.description);
  const bring = shorten(documents.filter(Boolean).join('; '), MAX_TEXT_LENGTH.line);
  const text = {
    name,
    summary,
    ...(fullText && fullText !== summary ? { description: fullText } : {}),
    ...(bring ? { bring } : {}),
  };
  return { language, texts: { [language]: text } };
}

/** The texts with the way to a location, as the location says it. */
export function withRoute(
  { texts, language }: { texts: Record<string, InitiativeText>; language: string },
  location: RawRecord | null,
  addIssue: RecordIssueSink,
): Record<string, InitiativeText> {
  const route = cleanLine(
    location?.transportation,
    MAX_TEXT_LENGTH.line,
    addIssue,
    'location.transportation',
  );
  const text = texts[language];
  return route && text ? { ...texts, [language]: { ...text, route } } : texts;
}

/** The texts of a service in which keywords are looked for. */
export function wordingOf(raw: RawRecord, name: string): ServiceWording {
  const terms = asObjects(raw.attributes)
    .map((attribute) => asText(asObject(attribute.taxonomy_term)?.name))
    .concat(asObjects(raw.taxonomy_terms ?? raw.taxonomy).map((term) => asText(term.name)));
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
        asText(text)
          .slice(0, 8000)
          .replace(/<[^<>]*>/g, ' '),
      ),
    ].join('. '),
  };
}
