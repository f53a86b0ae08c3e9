import type { Lexicon } from './lexicon.ts';

const MIN_COMPOUND_LENGTH = 6;
const LINKING_LETTERS = /(?:s|en|e)$/;

/**
 * The concepts named by the parts of a Dutch compound: `taalcursussen` is a language and a course. The last part is a
 * word of the lexicon of four letters or more, or of three after a word of the lexicon; the same holds for the first.
 */
export function compoundConcepts(word: string, lexicon: Lexicon): string[] {
  if (word.length < MIN_COMPOUND_LENGTH || word.charCodeAt(0) > 0x24f) return [];
  const concepts = new Set<string>();
  for (let cut = 3; cut <= word.length - 3; cut++) {
    const head = word.slice(0, cut);
    const tail = lexicon.conceptsOf([word.slice(cut)], 'nl');
    const front = [head, head.replace(LINKING_LETTERS, '')]
      .filter((part) => part.length >= 3)
      .flatMap((part) => lexicon.conceptsOf([part], 'nl'));
    const sure = tail.length > 0 && front.length > 0;
    if (sure || word.length - cut >= 4) for (const concept of tail) concepts.add(concept);
    if (sure || (cut >= 4 && word.length - cut >= 4)) for (const concept of front) concepts.add(concept);
  }
  return [...concepts];
}
