import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import type { Initiative, InitiativeText } from '../catalogue/types.ts';
import type { ListingText, SourceText, TranslatableForm } from './types.ts';

/** The longest name and summary in another language, in characters: most languages need more letters than Dutch. */
export const MAX_TEXT_LENGTH = { name: 160, summary: 900 } as const;

/** The owner's text: everything that a text in another language is made from. */
export const sourceTextOf = ({ textLanguage, name, summary }: TranslatableForm): SourceText => ({
  language: textLanguage,
  name,
  summary,
});

type TextContent = Pick<SourceText, 'name' | 'summary'>;

const normalizeSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim();
const sameText = (a: TextContent, b: TextContent): boolean =>
  normalizeSpaces(a.name) === normalizeSpaces(b.name) &&
  normalizeSpaces(a.summary) === normalizeSpaces(b.summary);

/**
 * Whether the owner's text changed since this text was made. A machine translation is also outdated when the language of
 * the owner's text was corrected, because the machine translated from the wrong language.
 */
export const isOutdated = (
  { source, by }: Pick<ListingText, 'source' | 'by'>,
  currentSource: SourceText,
): boolean =>
  !sameText(source, currentSource) || (by === 'machine' && source.language !== currentSource.language);

/**
 * All texts of an initiative as the directory stores them: the owner's text, the texts in other languages with how they were
 * made, and the texts that were already public in languages that the interface does not have.
 * @param published the initiative as it is public now, if it is
 */
export function initiativeTexts(
  form: TranslatableForm,
  published: Pick<Initiative, 'texts' | 'language'> | undefined,
  listingTexts: readonly ListingText[],
): Record<string, InitiativeText> {
  const source = sourceTextOf(form);
  const content = { name: form.name, summary: form.summary };
  const publishedSource = published?.texts[published.language];
  const sourceChanged = publishedSource !== undefined && !sameText(publishedSource, content);
  const otherLanguages = Object.entries(published?.texts ?? {}).flatMap(
    ([language, text]): [string, InitiativeText][] => {
      if (isInterfaceLanguage(language) || language === source.language) return [];
      const { by = 'person', from = source.language } = text.translation ?? {};
      return [[language, sourceChanged ? { ...text, translation: { from, by, older: true } } : text]];
    },
  );
  const translations = listingTexts.flatMap((text): [string, InitiativeText][] => {
    const { language, name, summary, description, by } = text;
    if (language === source.language) return [];
    const outdated = isOutdated(text, source) ? { older: true } : {};
    const translation = { from: text.source.language, by, ...outdated };
    return [[language, { name, summary, ...(description ? { description } : {}), translation }]];
  });
  // The owner's text is never a translation, even when a machine wrote in that language before.
  const { translation: _, ...ownerText }: InitiativeText = published?.texts[source.language] ?? content;
  return {
    ...Object.fromEntries([...otherLanguages, ...translations]),
    [source.language]: { ...ownerText, ...content },
  };
}

/**
 * The texts in other languages of an imported initiative, as texts of the listing that takes it over. A text that does not
 * say who made it counts as written by a person.
 */
export const importedTexts = (
  initiative: Pick<Initiative, 'texts'>,
  form: TranslatableForm,
): Omit<ListingText, 'version'>[] =>
  Object.entries(initiative.texts).flatMap(([language, text]) => {
    if (!isInterfaceLanguage(language) || language === form.textLanguage) return [];
    const { by = 'person', older = false, from = form.textLanguage } = text.translation ?? {};
    const { name, summary, description = null } = text;
    // The text that an outdated translation was made from is unknown: an empty source keeps it outdated.
    const source = older ? { language: from, name: '', summary: '' } : sourceTextOf(form);
    return [{ language, name, summary, description, by, source }];
  });

/**
 * The owner's text in its former language, when the owner continues in another language: so that it is not lost. Empty when
 * the text stayed the same and only its language was corrected.
 */
export function textInFormerLanguage(
  before: TranslatableForm,
  after: TranslatableForm,
): Omit<ListingText, 'version'>[] {
  const source = sourceTextOf(before);
  const { language } = source;
  if (language === after.textLanguage || !isInterfaceLanguage(language)) return [];
  if (sameText(source, after) || !source.name) return [];
  return [{ ...source, language, description: null, by: 'person', source }];
}
