/** Minimum-cost one-to-one assignment on a dense cost matrix, exact, with the dual variables that prove it. */
export { type Assignment, assign } from './assign.ts';
export type { CostMatrix } from './search/workspace.ts';
export { verifyAssignment } from './verify.ts';
