import { type InterfaceLanguage, interfaceLanguages, isInterfaceLanguage } from '#core/i18n/languages.ts';
import type { Initiative, InitiativeText } from '../catalogue/types.ts';
import type { ListingForm } from '../listings/model/types.ts';
import type { ListingText, SourceText, TranslationError, TranslationRequest } from './types.ts';

/** Longest name and summary in another language: most say the same in more letters than Dutch. */
export const MAX_TEXT_LENGTH = { name: 160, summary: 900 } as const;

/** The owner's own words: all that a text in another language is made from. */
export const sourceTextOf = ({ textLanguage, name, summary }: ListingForm): SourceText => ({
  language: textLanguage,
  name,
  summary,
});

const same = (one: string, other: string): boolean =>
  one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();
const sameWords = (one: Pick<SourceText, 'name' | 'summary'>, other: Pick<SourceText, 'name' | 'summary'>) =>
  same(one.name, other.name) && same(one.summary, other.summary);

/** Did the owner's words change since this was made? A machine also depends on the language that it was told. */
export const isOutdated = ({ source, by }: Pick<ListingText, 'source' | 'by'>, now: SourceText): boolean =>
  !sameWords(source, now) || (by === 'machine' && source.language !== now.language);

/** How an initiative stands in one language. */
export interface TranslationStatus {
  language: InterfaceLanguage;
  /** null: it is not there. */
  by: ListingText['by'] | null;
  older: boolean;
  /** A machine works on it, or could not do it. */
  asked: 'under-way' | TranslationError | null;
  /** Somebody may ask a machine: there is one that knows this language, and no person's words stand there. */
  mayAsk: boolean;
}

/** Every language of the interface but the one it was written in. @param spoken what a machine can make of it */
export function translationStatuses(
  form: ListingForm,
  texts: readonly ListingText[],
  asks: readonly TranslationRequest[],
  spoken: readonly string[],
): TranslationStatus[] {
  const source = sourceTextOf(form);
  return interfaceLanguages.flatMap(({ code }) => {
    if (code === source.language) return [];
    const text = texts.find(({ language }) => language === code);
    const ask = asks.find(({ language }) => language === code);
    const asked = ask ? (ask.trouble ?? 'under-way') : null;
    const older = text ? isOutdated(text, source) : false;
    const wanted = !text || (text.by === 'machine' && (older || asked !== null));
    return [
      {
        language: code,
        by: text?.by ?? null,
        older,
        asked,
        mayAsk: wanted && asked !== 'under-way' && spoken.includes(code),
      },
    ];
  });
}

/**
 * All texts of an initiative as the directory keeps them: the owner's words, what was told in other languages with how it
 * came about, and what stood there in languages that the interface does not speak.
 */
export function initiativeTexts(
  form: ListingForm,
  before: Pick<Initiative, 'texts' | 'language'> | undefined,
  written: readonly ListingText[],
): Record<string, InitiativeText> {
  const source = sourceTextOf(form);
  const words = { name: form.name, summary: form.summary };
  const was = before?.texts[before.language];
  const changed = was !== undefined && !sameWords(was, words);
  const kept = Object.entries(before?.texts ?? {}).flatMap(([language, text]): [string, InitiativeText][] => {
    if (isInterfaceLanguage(language) || language === source.language) return [];
    const { by = 'person', from = source.language } = text.translation ?? {};
    return [[language, changed ? { ...text, translation: { from, by, older: true } } : text]];
  });
  const told = written.flatMap((text): [string, InitiativeText][] => {
    const { language, name, summary, description, by, source: from } = text;
    if (language === source.language) return [];
    const older = isOutdated(text, source) ? { older: true } : {};
    const translation = { from: from.language, by, ...older };
    return [[language, { name, summary, ...(description ? { description } : {}), translation }]];
  });
  const { translation: _, ...own }: InitiativeText = before?.texts[source.language] ?? words;
  return { ...Object.fromEntries([...kept, ...told]), [source.language]: { ...own, ...words } };
}

/** What came along in other languages, as its new owner's texts: by whom it says, or else by a person. */
export const importedTexts = (
  it: Pick<Initiative, 'texts'>,
  form: ListingForm,
): Omit<ListingText, 'version'>[] =>
  Object.entries(it.texts).flatMap(([language, text]) => {
    if (!isInterfaceLanguage(language) || language === form.textLanguage) return [];
    const { by = 'person', older = false, from = form.textLanguage } = text.translation ?? {};
    const { name, summary, description = null } = text;
    const source = older ? { language: from, name: '', summary: '' } : sourceTextOf(form);
    return [{ language, name, summary, description, by, source }];
  });

/**
 * The owner's own words in the language that they wrote in until now, when they go on in another: so that nothing is lost.
 * Not when only the name of the language was wrong.
 */
export function textInFormerLanguage(before: ListingForm, now: ListingForm): Omit<ListingText, 'version'>[] {
  const source = sourceTextOf(before);
  const { language } = source;
  if (language === now.textLanguage || !isInterfaceLanguage(language)) return [];
  if (sameWords(source, now) || !source.name) return [];
  return [{ ...source, language, description: null, by: 'person', source }];
}
