import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type { Translation } from '../catalogue/types.ts';

/** The words that a text in another language is made from. */
export interface SourceWords {
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
  from: SourceWords;
  version: number;
}

/** Why a machine's text is not there. `waiting` is tried again by itself. */
export const TROUBLES = ['waiting', 'gave-up', 'lost', 'not-right', 'not-spoken'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A machine was asked for a text; `trouble` is null while it is under way. */
export interface TextAsk {
  language: InterfaceLanguage;
  number: number;
  trouble: Trouble | null;
}
