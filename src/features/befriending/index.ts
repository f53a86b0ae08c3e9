export { MeetPeopleLink } from './joining/PoolNotice.tsx';
export { poolNotice } from './joining/pool-notice.tsx';
export { findPool, listPools } from './model/queries.ts';
export { OWN_BEFRIENDING_TABLES, type OwnBefriending, readOwnBefriending } from './own-data/queries.ts';

/**
 * Befriending (kennismaken): residents and newcomers meet as equals. Both fill in the same card, both are proposed at once by an
 * organisation, both say yes; nobody is on display.
 */
export * from './rules.ts';
