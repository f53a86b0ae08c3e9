const DUTCH = /\b(de|het|een|en|van|voor|met|je|wij|bij|is|ook|naar|niet|elke|samen|om|te|op)\b/gi;
const ENGLISH = /\b(the|and|of|for|with|you|we|are|is|to|from|not|every|together|at|in|our|who)\b/gi;

/** Which language a text is written in. HSDS does not say it of names and descriptions; between Dutch and English we count. */
export function textLanguage(text: string): string {
  const part = text.slice(0, 2000);
  if (/\p{Script=Arabic}/u.test(part) && (part.match(/\p{Script=Arabic}/gu)?.length ?? 0) > part.length / 3)
    return 'ar';
  const count = (words: RegExp) => part.match(words)?.length ?? 0;
  return count(ENGLISH) > count(DUTCH) ? 'en' : 'nl';
}
