const DUTCH = /\b(de|het|een|en|van|voor|met|je|wij|bij|is|ook|naar|niet|elke|samen|om|te|op)\b/gi;
const SAMPLE_LENGTH = 2000;
const ARABIC = /\p{Script=Arabic}/gu;
const ENGLISH = /\b(the|and|of|for|with|you|we|are|is|to|from|not|every|together|at|in|our|who)\b/gi;

/** The language of a text: HSDS has no field for it. Arabic by its script; Dutch or English by counting common words. */
export function detectTextLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  if (count(ARABIC) > sample.length / 3) return 'ar';
  return count(ENGLISH) > count(DUTCH) ? 'en' : 'nl';
}
