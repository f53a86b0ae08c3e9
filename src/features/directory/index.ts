/**
 * Directory (sociale kaart): organisations and their initiatives; what, where, when, for whom, with room or not.
 * What is not known stays unknown: nothing is guessed, and nobody is turned away on it.
 */
export { HSDS_USAGE, runHsdsImport } from './hsds/index.ts';
export { createDraftListing } from './listingFor.ts';
export { vocabularyIn } from './messages/vocabulary/index.ts';
export { InitiativeCard } from './pages/list.tsx';
export { directoryApiRoutes, directoryImageRoutes, directoryRoutes } from './routes/index.ts';
export { searchByText } from './rules/finding/index.ts';
export { machineMark, textIn } from './rules/texts.ts';
export { type DemoSet, seedDemoDirectory } from './seeding.ts';
export { directoryRevision, directorySnapshot, type Snapshot } from './store/snapshot.ts';
export { type Saved, saveInitiatives, saveOrganisations } from './store/write.ts';
export { notifyOwner } from './tellKeeper.ts';
export { runListingMaintenance } from './tending.ts';
export { startTranslationWorker } from './translating/work.ts';
export type { Initiative, InitiativeRow, InitiativeText, OrganisationRow, WeeklyTime } from './types.ts';
export * from './vocabulary.ts';
