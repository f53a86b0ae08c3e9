import { sourceTextOf } from './texts.ts';
import type { ListingText } from './types.ts';

/** What its owner wrote: the text that others are translated from. */
export const form = { textLanguage: 'nl', name: 'Samen zingen', summary: 'Kom zingen met ons.' };

/** A listing's text in one language; without `source` made from what `form` says now. */
export const text = (
  language: ListingText['language'],
  by: ListingText['by'],
  source = sourceTextOf(form),
): ListingText => ({
  language,
  name: `name ${language}`,
  summary: `summary ${language}`,
  description: null,
  bring: null,
  route: null,
  by,
  source,
  version: 1,
});

/** What `form` said before its summary changed. */
export const formerSource = { ...sourceTextOf(form), summary: 'Kom zingen.' };
