/** Pure functions and types that other features may use in their rules. */
export { searchByText } from './rules/finding/index.ts';
export { SOURCE_OWNER } from './rules/source.ts';
export { machineMark, textIn } from './rules/texts.ts';
export type {
  Initiative,
  InitiativeRow,
  InitiativeText,
  Organisation,
  OrganisationRow,
  WeeklyTime,
} from './types.ts';
