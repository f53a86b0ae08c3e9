/** Pure functions and types that other features may use in their rules. */

export { SOURCE_OWNER } from './catalogue/source.ts';
export { machineTranslationLabel, textIn } from './catalogue/texts.ts';
export { searchByText } from './search/text/index.ts';
export type {
  Initiative,
  InitiativeRow,
  InitiativeText,
  Organisation,
  OrganisationRow,
  WeeklyTime,
} from './types.ts';
