import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type { Translation } from '../catalogue/types.ts';

/** The words that a text in another language is made from. */
export interface SourceText {
  language: string;
  name: string;
  summary: string;
}

/** What an owner tells in a language other than the one they wrote in first. */
export interface ListingText {
  language: InterfaceLanguage;
  name: string;
  summary: string;
  description: string | null;
  by: Translation['by'];
  /** The owner's words when it was made. */
  source: SourceText;
  version: number;
}

/** Why a machine's text is not there. `waiting` is tried again by itself. */
export const TRANSLATION_ERRORS = ['waiting', 'gave-up', 'lost', 'not-right', 'not-spoken'] as const;
export type TranslationError = (typeof TRANSLATION_ERRORS)[number];

/** A machine was asked for a text; `trouble` is null while it is under way. */
export interface TranslationRequest {
  language: InterfaceLanguage;
  number: number;
  trouble: TranslationError | null;
}
