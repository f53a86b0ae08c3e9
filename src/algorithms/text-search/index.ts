/** engine/search: finds texts by what is meant, in any of the languages of a lexicon. */
export { type Analysis, analyse, conceptKey, type SearchDocument, type SearchText } from './analyse.ts';
export { buildSearch, type SearchIndex } from './build.ts';
export { distance } from './distance.ts';
export { fold, wordsOf } from './fold.ts';
export { type Lexicon, type LexiconSource, lexiconOf } from './lexicon.ts';
export { type Hit, rank } from './rank.ts';
export { stemOf, stemsOf } from './stems/index.ts';
export { type Ask, understand } from './understand.ts';
