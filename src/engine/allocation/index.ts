// engine/allocation: who gets which scarce place, the best there is, with proof and reasons.
export { allocate } from './allocate.ts';
export type {
  Allocation,
  AllocationOptions,
  AllocationProblem,
  AllocationProgress,
  AllocationStopped,
} from './problem.ts';
export { verifyAllocation } from './verify.ts';
