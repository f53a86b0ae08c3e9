/** HSDS: import of directories in the Open Referral format, and the open data feed of our own directory. */

export { findTown } from './import/mapping/find-town.ts';
export { lockImports } from './import/queries.ts';
export * from './rules.ts';
