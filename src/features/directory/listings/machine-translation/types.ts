import type { InterfaceLanguage } from '#core/i18n/languages.ts';

/**
 * Why there is no machine translation. `waiting`: the server does not answer, and the job tries again. `gave-up`: it was tried
 * often enough, or the server refused. `lost`: a number or address is missing from the result. `not-right`: the result is no
 * text, too long, or not translated. `not-spoken`: the server does not know the language.
 */
export type TranslationError = 'waiting' | 'gave-up' | 'lost' | 'not-right' | 'not-spoken';

/** A request for a machine translation that is not fulfilled yet; `error` is null while it is being made. */
export interface TranslationRequest {
  language: InterfaceLanguage;
  /** Grows with every new request: only the newest counts. */
  number: number;
  error: TranslationError | null;
}
