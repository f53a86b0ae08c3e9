// engine/allocation: who gets which scarce place, the best there is, with proof and reasons.
export { allocate } from './allocate.ts';
export { type Explainer, explain, type Missed, type Reason } from './explain.ts';
export { type Arrival, arrive, type Change, cancel, confirm, resize } from './incremental/changes.ts';
export type { Move } from './incremental/find-seat.ts';
export { goOn, type Live } from './incremental/state.ts';
export type {
  Allocation,
  AllocationOptions,
  AllocationProblem,
  AllocationProgress,
  AllocationStopped,
} from './problem.ts';
export { verifyAllocation } from './verify.ts';
