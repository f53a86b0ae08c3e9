import { foldText } from '#algorithms/text-search';

/**
 * A name as it is compared: small letters without marks, apostrophes and hyphens; `y`, `ĳ` and `ij` alike; `st.` is `sint`
 * and `a/d` is `aan den`; Arabic and Farsi letters that people write in two ways as one.
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
