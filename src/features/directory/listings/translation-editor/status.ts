import { type InterfaceLanguage, interfaceLanguages } from '#core/i18n/languages.ts';
import { isOutdated, sourceTextOf } from '../../translations/texts.ts';
import type { ListingText, TranslatableForm } from '../../translations/types.ts';
import type { TranslationError, TranslationRequest } from '../machine-translation/types.ts';

/** The state of a listing's text in one language. */
export interface TranslationStatus {
  language: InterfaceLanguage;
  /** Who made the text; null when there is none. */
  by: ListingText['by'] | null;
  outdated: boolean;
  /** The state of the request for a machine translation; null when there is none. */
  request: 'under-way' | TranslationError | null;
  /** A machine translation can be requested: the server has this language, and there is no text that a person wrote. */
  canRequest: boolean;
}

/**
 * The state of every interface language but the one the owner wrote in.
 * @param supported the languages into which a machine can translate the text
 */
export function translationStatuses(
  form: TranslatableForm,
  texts: readonly ListingText[],
  requests: readonly TranslationRequest[],
  supported: readonly string[],
): TranslationStatus[] {
  const source = sourceTextOf(form);
  return interfaceLanguages.flatMap(({ code }) => {
    if (code === source.language) return [];
    const text = texts.find(({ language }) => language === code);
    const pending = requests.find(({ language }) => language === code);
    const request = pending ? (pending.error ?? 'under-way') : null;
    const outdated = text ? isOutdated(text, source) : false;
    const wanted = !text || (text.by === 'machine' && (outdated || request !== null));
    return [
      {
        language: code,
        by: text?.by ?? null,
        outdated,
        request,
        canRequest: wanted && request !== 'under-way' && supported.includes(code),
      },
    ];
  });
}
