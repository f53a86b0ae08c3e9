// engine/allocation: who gets which scarce place, the best there is, with proof and reasons.
export { allocate } from './allocate.ts';
export {
  type AllocationExplainer,
  type AllocationReason,
  explainAllocation,
  type MissedOffer,
} from './explain.ts';
export {
  type AllocationChange,
  type Arrival,
  arrive,
  cancel,
  confirm,
  resize,
} from './incremental/changes.ts';
export type { SeatMove } from './incremental/find-seat.ts';
export { type LiveAllocation, resumeAllocation } from './incremental/state.ts';
export type {
  Allocation,
  AllocationOptions,
  AllocationProblem,
  AllocationProgress,
  AllocationStopped,
} from './problem.ts';
export { verifyAllocation } from './verify.ts';
