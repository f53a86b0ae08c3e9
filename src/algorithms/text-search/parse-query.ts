import { conceptTerm } from './analyse.ts';
import type { SearchIndex } from './build-index.ts';
import { compoundConcepts } from './compounds.ts';
import { tokenize } from './fold.ts';
import { type Lexicon, MAX_PHRASE_WORDS } from './lexicon.ts';
import { stemsOf } from './stems/index.ts';

/** One unit of a query, with the terms that can match it and the weight of each. */
export interface QueryTerm {
  words: readonly string[];
  /** The concepts that the words name. */
  concepts: readonly string[];
  termWeights: ReadonlyMap<string, number>;
  /** Inverse document frequency; when absent, computed from the postings of the terms. */
  idf?: number;
  /** Less than 1 for a concept that nearly everybody asks for and offers. */
  weight?: number;
}

const WEIGHTS = {
  word: 1,
  concept: 0.9,
  /** A concept in another language than that of the query. */
  foreign: 0.5,
  compound: 0.6,
  containing: 0.5,
  broader: 0.35,
  misspelt: [1, 0.6, 0.4],
  /** A word that names no known concept: it may be part of a name, or noise. */
  unknown: 0.7,
};
const MAX_QUERY_WORDS = 24;
const MAX_CONTAINING_WORDS = 24;

/** The language in which most words of a query are known; the language of the reader when it is a tie. */
export function languageOf(words: readonly string[], reader: string, lexicon: Lexicon): string {
  let best = { language: reader, hits: -1 };
  for (const language of lexicon.languages) {
    let hits = language === reader ? 0.5 : 0;
    for (const word of words)
      if (lexicon.isStopWord(word, language) || lexicon.conceptsOf([word], language).length) hits++;
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}

/** Splits a query into query terms. Stop words are left out; the longest name of a concept takes precedence. */
export function parseQuery(index: SearchIndex, question: string, reader: string): QueryTerm[] {
  const words = tokenize(question).slice(0, MAX_QUERY_WORDS);
  const language = languageOf(words, reader, index.lexicon);
  const asks: QueryTerm[] = [];
  for (let position = 0; position < words.length; ) {
    const phrase = phraseAt(index, words, position, language);
    if (phrase.words.length > 1) asks.push(phrase);
    else {
      const [word] = phrase.words as [string];
      const stop = index.lexicon.isStopWord(word, language) && words.length > 1;
      if (!stop) asks.push(wordTerm(index, word, language));
    }
    position += phrase.words.length;
  }
  return asks;
}

function phraseAt(
  index: SearchIndex,
  words: readonly string[],
  position: number,
  language: string,
): QueryTerm {
  for (let length = Math.min(MAX_PHRASE_WORDS, words.length - position); length > 1; length--) {
    const phrase = words.slice(position, position + length);
    const concepts = index.lexicon.conceptsOf(phrase, language);
    if (!concepts.length) continue;
    const termWeights = new Map<string, number>();
    addConcepts(termWeights, concepts, WEIGHTS.concept, index.lexicon);
    for (const word of phrase)
      if (!index.lexicon.isStopWord(word, language))
        for (const stem of stemsOf(word)) raiseWeight(termWeights, stem, WEIGHTS.word / length);
    return { words: phrase, concepts, termWeights, weight: weightOf(concepts, index.lexicon) };
  }
  return { words: words.slice(position, position + 1), concepts: [], termWeights: new Map() };
}

function wordTerm(index: SearchIndex, word: string, language: string): QueryTerm {
  const { lexicon, postings, vocabulary } = index;
  const termWeights = new Map<string, number>();
  const stems = stemsOf(word);
  for (const stem of stems) raiseWeight(termWeights, stem, WEIGHTS.word);
  const ownConcepts = lexicon.conceptsOf([word], language);
  addConcepts(termWeights, ownConcepts, WEIGHTS.concept, lexicon);
  const concepts = new Set(ownConcepts);
  if (!ownConcepts.length) {
    for (const other of lexicon.languages) {
      const named = other === language ? [] : lexicon.conceptsOf([word], other);
      addConcepts(termWeights, named, WEIGHTS.foreign, lexicon);
      for (const concept of named) concepts.add(concept);
    }
    const parts = language === 'nl' ? compoundConcepts(word, lexicon) : [];
    addConcepts(termWeights, parts, WEIGHTS.compound, lexicon);
    for (const concept of parts) concepts.add(concept);
  }
  for (const stem of stems)
    if (stem.length >= 4)
      for (const held of vocabulary.containing(stem, MAX_CONTAINING_WORDS))
        raiseWeight(termWeights, held, WEIGHTS.containing);
  if (![...termWeights.keys()].some((term) => postings.has(term)))
    for (const concept of addMisspellings(index, word, language, termWeights)) concepts.add(concept);
  return { words: [word], concepts: [...concepts], termWeights, weight: weightOf([...concepts], lexicon) };
}

/** Adds terms for an unknown word with one or two misspelt letters. Returns the concepts found. */
function addMisspellings(
  index: SearchIndex,
  word: string,
  language: string,
  termWeights: Map<string, number>,
): string[] {
  const { lexicon, vocabulary, lexiconVocabulary } = index;
  const maxEdits = word.length >= 9 ? 2 : word.length >= 4 ? 1 : 0;
  const weightOf = (edits: number) => WEIGHTS.misspelt[edits] as number;
  // The first letter is rarely misspelt.
  const near = lexiconVocabulary.similarTo(word, maxEdits).filter((other) => other.word[0] === word[0]);
  const concepts = near
    .filter(({ edits }) => edits === near[0]?.edits)
    .flatMap(({ word: meant, edits }) => {
      const named = lexicon.conceptsOf([meant], language);
      addConcepts(termWeights, named, weightOf(edits), lexicon);
      return named;
    });
  for (const stem of concepts.length ? [] : stemsOf(word))
    for (const { word: meant, edits } of vocabulary.similarTo(stem, maxEdits))
      raiseWeight(termWeights, meant, weightOf(edits));
  return concepts;
}

function addConcepts(
  termWeights: Map<string, number>,
  concepts: readonly string[],
  weight: number,
  lexicon: Lexicon,
): void {
  for (const concept of concepts) {
    raiseWeight(termWeights, conceptTerm(concept), weight);
    for (const wide of lexicon.wider.get(concept) ?? [])
      raiseWeight(termWeights, conceptTerm(wide), weight * WEIGHTS.broader);
  }
}

const weightOf = (concepts: readonly string[], { weak }: Lexicon): number =>
  concepts.length ? Math.max(...concepts.map((concept) => weak.get(concept) ?? 1)) : WEIGHTS.unknown;

function raiseWeight(ways: Map<string, number>, term: string, weight: number): void {
  if (weight > (ways.get(term) ?? 0)) ways.set(term, weight);
}
