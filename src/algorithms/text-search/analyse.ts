import { compoundConcepts } from './compounds.ts';
import { tokenize } from './fold.ts';
import { type Lexicon, MAX_PHRASE_WORDS } from './lexicon.ts';
import { stemOf } from './stems/index.ts';

/** One text of a document: the language decides the stemmer, the weight how much a word counts. */
export interface SearchText {
  text: string;
  language: string;
  weight: number;
}

export interface SearchDocument {
  texts: readonly SearchText[];
  /** Concepts known without words, with their weights. */
  concepts: readonly (readonly [string, number])[];
}

/** Weight per term, before saturation of frequent terms. Concept terms start with #. */
export type DocumentTerms = ReadonlyMap<string, number>;

export const conceptTerm = (concept: string): string => `#${concept}`;

const COMPOUND_WEIGHT = 0.7;
const BROADER_WEIGHT = 0.5;

/** Analyses one document; the result depends only on the document and the lexicon. O(words). */
export function analyseDocument({ texts, concepts }: SearchDocument, lexicon: Lexicon): DocumentTerms {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight);
  const means = (concept: string, weight: number) => {
    add(conceptTerm(concept), weight);
    for (const wide of lexicon.wider.get(concept) ?? []) add(conceptTerm(wide), weight * BROADER_WEIGHT);
  };
  for (const { text, language, weight } of texts) {
    const words = tokenize(text);
    // Length normalisation: in a long text each word counts less.
    const wordWeight = weight / (0.7 + 0.3 * Math.max(1, words.length / 30));
    words.forEach((word, index) => {
      if (lexicon.isStopWord(word, language)) return;
      add(stemOf(word, language), wordWeight);
      let named = false;
      for (let length = 1; length <= MAX_PHRASE_WORDS && index + length <= words.length; length++)
        for (const concept of lexicon.conceptsOf(words.slice(index, index + length), language)) {
          means(concept, wordWeight);
          named ||= length === 1;
        }
      if (!named && language === 'nl')
        for (const concept of compoundConcepts(word, lexicon)) means(concept, wordWeight * COMPOUND_WEIGHT);
    });
  }
  for (const [concept, weight] of concepts) means(concept, weight);
  return terms;
}
