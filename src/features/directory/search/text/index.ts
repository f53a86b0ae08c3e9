export { indexOf, searchByText, type TextSearchResult } from './answer.ts';
export { suggest } from './suggest.ts';
