/** Pure functions and types that other features may use in their rules. They load few files, and no messages. */

export { isSafeguarded, lacksSafeguards, meetsAlone } from './catalogue/safeguards.ts';
export { SOURCE_OWNER } from './catalogue/source.ts';
export { textIn } from './catalogue/texts.ts';
export type {
  Initiative,
  InitiativeRow,
  InitiativeText,
  Organisation,
  OrganisationRow,
  WeeklyTime,
} from './catalogue/types.ts';
