// engine/dense: one-to-one assignment on a full matrix of costs, exact and with proof.
export { type Assignment, assign } from './assign.ts';
export type { CostMatrix } from './search/workspace.ts';
export { verifyAssignment } from './verify.ts';
