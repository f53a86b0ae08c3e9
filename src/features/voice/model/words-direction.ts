import { isInterfaceLanguage, textDirection } from '#core/i18n/languages.ts';

/** Languages that are written from right to left and in which we have no pages. */
const FROM_THE_RIGHT = new Set(['ur', 'he', 'ug', 'sd']);

/** How words in a language run; people may speak another one than our pages have. */
export function wordsDirection(language: string): 'ltr' | 'rtl' | 'auto' {
  if (isInterfaceLanguage(language)) return textDirection(language);
  return FROM_THE_RIGHT.has(language) ? 'rtl' : 'auto';
}
