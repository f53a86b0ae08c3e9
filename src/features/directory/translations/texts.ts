import { isInterfaceLanguage } from '#core/i18n/languages.ts';
import type { Initiative, InitiativeText } from '../catalogue/types.ts';
import type { ListingText, SourceText, TranslatableForm } from './types.ts';

/** The longest texts in another language, in characters: most languages need more letters than Dutch. */
export const MAX_TEXT_LENGTH = { name: 160, summary: 900, bring: 450, route: 450 } as const;

/** The owner's text: everything that a text in another language is made from. */
export const sourceTextOf = ({
  textLanguage,
  name,
  summary,
  bring,
  route,
}: TranslatableForm): SourceText => ({
  language: textLanguage,
  name,
  summary,
  ...practicalTexts({ bring, route }),
});

type TextContent = Pick<SourceText, 'name' | 'summary' | 'bring' | 'route'>;
const TEXT_FIELDS = ['name', 'summary', 'bring', 'route'] as const;

/** What to bring and the way there, without what is not said. */
const practicalTexts = ({
  bring,
  route,
}: {
  bring?: string | null | undefined;
  route?: string | null | undefined;
}) => ({
  ...(bring ? { bring } : {}),
  ...(route ? { route } : {}),
});

const normalizeSpaces = (text: string): string => text.replace(/\s+/g, ' ').trim();
const sameText = (a: TextContent, b: TextContent): boolean =>
  TEXT_FIELDS.every((field) => normalizeSpaces(a[field] ?? '') === normalizeSpaces(b[field] ?? ''));

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
  const { language: _language, ...content } = source;
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
    const { language, name, summary, description, by, bring, route } = text;
    if (language === source.language) return [];
    const outdated = isOutdated(text, source) ? { older: true } : {};
    const translation = { from: text.source.language, by, ...outdated };
    const more = { ...(description ? { description } : {}), ...practicalTexts({ bring, route }) };
    return [[language, { name, summary, ...more, translation }]];
  });
  // The owner's text is never a translation, even when a machine wrote in that language before.
  const {
    translation: _,
    bring: __,
    route: ___,
    ...ownerText
  }: InitiativeText = published?.texts[source.language] ?? content;
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
    const { name, summary, description = null, bring = null, route = null } = text;
    // The text that an outdated translation was made from is unknown: an empty source keeps it outdated.
    const source = older ? { language: from, name: '', summary: '' } : sourceTextOf(form);
    return [{ language, name, summary, description, bring, route, by, source }];
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
  const { bring = null, route = null } = source;
  return [{ ...source, language, description: null, bring, route, by: 'person', source }];
}
