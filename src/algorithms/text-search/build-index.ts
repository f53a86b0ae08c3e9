import type { DocumentTerms } from './analyse.ts';
import type { Lexicon } from './lexicon.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** In which documents a term stands, and for how much in each: 0..1. */
export interface Postings {
  documents: Int32Array;
  weights: Float32Array;
}

export interface SearchIndex {
  size: number;
  lexicon: Lexicon;
  postings: ReadonlyMap<string, Postings>;
  vocabulary: Vocabulary;
  /** The words of the lexicon, for words with a letter wrong. */
  lexiconVocabulary: Vocabulary;
}

/** Where a word that is said more often counts half of what it could. */
const HALF = 1;

/** Puts the analyses of all documents in one index. O(terms of all documents). */
export function buildSearchIndex(all: readonly DocumentTerms[], lexicon: Lexicon): SearchIndex {
  const lists = new Map<string, { documents: number[]; weights: number[] }>();
  all.forEach((terms, document) => {
    for (const [term, weight] of terms) {
      let list = lists.get(term);
      if (!list) {
        list = { documents: [], weights: [] };
        lists.set(term, list);
      }
      list.documents.push(document);
      list.weights.push(weight / (weight + HALF));
    }
  });
  const postings = new Map<string, Postings>();
  for (const [term, { documents, weights }] of lists)
    postings.set(term, {
      documents: Int32Array.from(documents),
      weights: Float32Array.from(weights),
    });
  return {
    size: all.length,
    lexicon,
    postings,
    vocabulary: vocabularyOf([...lists.keys()].filter((term) => !term.startsWith('#'))),
    lexiconVocabulary: spokenOf(lexicon),
  };
}

const kept = new WeakMap<Lexicon, Vocabulary>();

function spokenOf(lexicon: Lexicon): Vocabulary {
  const spoken = kept.get(lexicon) ?? vocabularyOf(lexicon.words);
  kept.set(lexicon, spoken);
  return spoken;
}
