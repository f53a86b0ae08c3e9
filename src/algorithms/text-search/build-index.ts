import type { DocumentTerms } from './analyse.ts';
import type { Lexicon } from './lexicon.ts';
import { buildVocabulary, type Vocabulary } from './vocabulary.ts';

/** Postings of a term: the documents that contain it, with a weight each, 0..1. */
export interface Postings {
  documents: Int32Array;
  weights: Float32Array;
}

export interface SearchIndex {
  size: number;
  lexicon: Lexicon;
  postings: ReadonlyMap<string, Postings>;
  vocabulary: Vocabulary;
  /** The words of the lexicon, for misspelt query words. */
  lexiconVocabulary: Vocabulary;
}

/** Saturation: the weight at which a term counts half of its maximum. */
const HALF_SATURATION = 1;

/** Builds the inverted index of all documents. O(terms of all documents). */
export function buildSearchIndex(analyses: readonly DocumentTerms[], lexicon: Lexicon): SearchIndex {
  const lists = new Map<string, { documents: number[]; weights: number[] }>();
  analyses.forEach((terms, document) => {
    for (const [term, weight] of terms) {
      let list = lists.get(term);
      if (!list) {
        list = { documents: [], weights: [] };
        lists.set(term, list);
      }
      list.documents.push(document);
      list.weights.push(weight / (weight + HALF_SATURATION));
    }
  });
  const postings = new Map<string, Postings>();
  for (const [term, { documents, weights }] of lists)
    postings.set(term, {
      documents: Int32Array.from(documents),
      weights: Float32Array.from(weights),
    });
  return {
    size: analyses.length,
    lexicon,
    postings,
    vocabulary: buildVocabulary([...lists.keys()].filter((term) => !term.startsWith('#'))),
    lexiconVocabulary: lexiconVocabularyOf(lexicon),
  };
}

const vocabularyCache = new WeakMap<Lexicon, Vocabulary>();

function lexiconVocabularyOf(lexicon: Lexicon): Vocabulary {
  const spoken = vocabularyCache.get(lexicon) ?? buildVocabulary(lexicon.words);
  vocabularyCache.set(lexicon, spoken);
  return spoken;
}
