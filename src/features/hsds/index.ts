/** HSDS: import of directories in the Open Referral format, and the open data feed of our own directory. */
export { idFromName, slugOf } from './ids.ts';
export { levelOf } from './map/level.ts';
export { mapService } from './map/service.ts';
export { takeTurns } from './store.ts';
export { findTown } from './towns.ts';
export type { InitiativeDraft, Raw, Surroundings } from './types.ts';
