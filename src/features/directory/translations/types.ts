import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import type { Translation } from '../catalogue/types.ts';

/** The text that a translation is made from, in the language in which its owner wrote it. Stored as JSON. */
export interface SourceText {
  language: string;
  name: string;
  summary: string;
  /** What to bring, and the way there; absent when the owner does not say. */
  bring?: string | undefined;
  route?: string | undefined;
}

/** The part of a listing's form that is translated. */
export interface TranslatableForm {
  textLanguage: string;
  name: string;
  summary: string;
  bring?: string | undefined;
  route?: string | undefined;
}

/** A listing's text in a language other than the one its owner wrote in first. */
export interface ListingText {
  language: InterfaceLanguage;
  name: string;
  summary: string;
  description: string | null;
  bring: string | null;
  route: string | null;
  by: Translation['by'];
  /** The owner's text as it was when this one was made. */
  source: SourceText;
  version: number;
}
