import { foldText } from '#algorithms/text-search';

/**
 * Normalises a name for comparison: lower case without diacritics, apostrophes and hyphens; `y`, `ĳ` and `ij` alike;
 * `st.` is `sint` and `a/d` is `aan den`; Arabic and Farsi letters that people write in two ways are one. Idempotent.
 */
export function foldTownName(name: string): string {
  return foldText(name)
    .replace(/\ba[/.]d\b/g, 'aan den')
    .replace(/\./g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bst\b/g, 'sint')
    .replace(/y/g, 'ij')
    .trim();
}
