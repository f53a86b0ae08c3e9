/**
 * Directory (sociale kaart): organisations and their initiatives; what, where, when, for whom, with places free or not.
 * What is not known stays unknown: nothing is guessed, and nobody is turned away on it.
 */
export { createDraftListing } from './listingFor.ts';
export { teamMessagesIn as directoryTeamMessagesIn } from './messages.ts';
export { InitiativeCard } from './pages/list.tsx';
export * from './rules.ts';
export { claimedOf } from './store/claims.ts';
export { allInitiatives } from './store/read.ts';
export { directoryRevision, directorySnapshot, type Snapshot } from './store/snapshot.ts';
export { type Outcome, type Saved, saveInitiatives, saveOrganisations } from './store/write.ts';
export { notifyOwner } from './tellKeeper.ts';
