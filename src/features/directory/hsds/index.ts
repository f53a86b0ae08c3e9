/** HSDS: how directories in the Open Referral format come into ours, and how ours is given to others. */
export { HSDS_USAGE, runHsdsImport } from './command.ts';
export { feedDoors } from './give/index.ts';
export { takeTurns } from './store.ts';
