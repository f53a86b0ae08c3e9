import { editDistance } from './edit-distance.ts';

/** Words indexed for substring and approximate search. */
export interface Vocabulary {
  /** The words that contain this part (of at least three letters), at most `limit`. */
  containing: (part: string, most: number) => string[];
  /** The words within a number of edits, with that number. */
  similarTo: (word: string, edits: number) => { word: string; edits: number }[];
}

const bigrams = (word: string): Set<string> => {
  const framed = `^${word}$`;
  return new Set(Array.from({ length: framed.length - 1 }, (_, i) => framed.slice(i, i + 2)));
};

/**
 * A bigram index. O(letters) to build; a look-up compares only the words of the rarest bigram, or of the bigrams that
 * the edits cannot all destroy.
 */
export function buildVocabulary(words: readonly string[]): Vocabulary {
  const byPiece = new Map<string, number[]>();
  words.forEach((word, index) => {
    for (const piece of bigrams(word)) {
      const list = byPiece.get(piece);
      if (list) list.push(index);
      else byPiece.set(piece, [index]);
    }
  });
  const listOf = (piece: string): number[] => byPiece.get(piece) ?? [];
  return {
    containing: (part, limit) => {
      const inner = [...bigrams(part)].slice(1, -1).map(listOf);
      const rarest = inner.reduce((a, b) => (b.length < a.length ? b : a), inner[0] ?? []);
      const containingWords: string[] = [];
      for (const at of rarest) {
        const word = words[at] as string;
        if (containingWords.length < limit && word.length > part.length && word.includes(part))
          containingWords.push(word);
      }
      return containingWords;
    },
    similarTo: (word, maxEdits) => {
      // One edit (also a swap) destroys at most three bigrams: one of these is still intact.
      const lists = [...bigrams(word)].map(listOf).sort((a, b) => a.length - b.length);
      const candidates = new Set(lists.slice(0, 3 * maxEdits + 1).flat());
      const similarWords: { word: string; edits: number }[] = [];
      for (const at of candidates) {
        const other = words[at] as string;
        const edits = editDistance(word, other, maxEdits);
        if (edits > 0 && edits <= maxEdits) similarWords.push({ word: other, edits: edits });
      }
      return similarWords.sort((a, b) => a.edits - b.edits);
    },
  };
}
