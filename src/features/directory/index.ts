/**
 * Directory (sociale kaart): organisations and their initiatives, with what they offer, where, when, for whom and whether
 * there is room. What is not known stays unknown: nothing is guessed, and nobody is turned away because of it.
 */

export { filtersOf } from './browse/filters-of.ts';
export { InitiativePage } from './browse/InitiativePage.tsx';
export { PlaceMeant } from './browse/PlaceMeant.tsx';
export { readPageDetails } from './browse/page-details.ts';
export {
  type ContactWay,
  factsSentence,
  mainGoal,
  type PracticalFacts,
  practicalFacts,
} from './catalogue/facts.ts';
export { InitiativeCard } from './catalogue/InitiativeCard.tsx';
export { InitiativeNotFoundPage } from './catalogue/InitiativeNotFoundPage.tsx';
export {
  formatWeeklyTime,
  formatWeeklyTimes,
  machineTranslationLabel,
  recurrenceText,
} from './catalogue/labels.ts';
export { allInitiatives } from './catalogue/queries.ts';
export {
  type SavedRecord,
  type SaveOutcome,
  saveInitiatives,
  saveOrganisations,
} from './catalogue/save-queries.ts';
export {
  directoryRevision,
  directorySnapshot,
  hasDirectorySnapshot,
  initiativeWithPage,
  type Snapshot,
} from './catalogue/snapshot.ts';
export {
  deactivateInitiatives,
  deleteInitiatives,
  deleteUnusedOrganisations,
  type ExistingRow,
  findExistingRows,
  findOrigins,
  lockInitiatives,
} from './catalogue/source-queries.ts';
export { translateText } from './listings/machine-translation/translate-text.ts';
export { claimedSourceIds as claimedOf } from './listings/model/claim-queries.ts';
export { listingUrl, notifyOwner, ownerLinkToken } from './listings/model/mail.ts';
export { addListing, findListing, linkTurnOf, listingOwners, listingsOf } from './listings/model/queries.ts';
export type { ListingOwner } from './listings/model/types.ts';
export { OWNER_PATH } from './listings/owner-sessions/rules.ts';
export { authenticateOwner } from './listings/owner-sessions/session.ts';
export { createDraftListing } from './listings/registration/create-draft.ts';
export { emptyListingForm } from './listings/registration/read-form.ts';
export { outlineSource } from './map/outline-source.ts';
export { teamMessagesIn as directoryTeamMessagesIn } from './messages.ts';
export { ComePage } from './next-step/ComePage.tsx';
export { type ComingReader, type NextDate, nextDates } from './next-step/rules.ts';
export { TextToTake } from './next-step/TextToTake.tsx';
export { WhenText } from './next-step/WhenText.tsx';
export * from './rules.ts';
export { type Filters, matchFilters } from './search/filters.ts';
export { searchByText } from './search/text/search-by-text.ts';
