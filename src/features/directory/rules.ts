/** Pure functions and types that other features may use in their rules: nothing here reads a file or the database. */

export { SOURCE_OWNER } from './catalogue/source.ts';
export { textIn } from './catalogue/texts.ts';
export { searchByText } from './search/text/search-by-text.ts';
export type {
  Initiative,
  InitiativeRow,
  InitiativeText,
  Organisation,
  OrganisationRow,
  WeeklyTime,
} from './types.ts';
