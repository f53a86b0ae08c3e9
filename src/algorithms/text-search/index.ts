/** Full-text search by meaning: documents and queries meet in the concepts of a multilingual lexicon. */
export {
  analyseDocument,
  conceptTerm,
  type DocumentTerms,
  type SearchDocument,
  type SearchText,
} from './analyse.ts';
export { buildSearchIndex, type SearchIndex } from './build-index.ts';
export { editDistance } from './edit-distance.ts';
export { foldText, tokenize } from './fold.ts';
export { buildLexicon, type Lexicon, type LexiconSource } from './lexicon.ts';
export { parseQuery, type QueryTerm } from './parse-query.ts';
export { rankDocuments, type SearchHit } from './rank.ts';
export { stemOf, stemsOf } from './stems/index.ts';
