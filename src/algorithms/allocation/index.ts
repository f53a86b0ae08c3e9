/**
 * Allocation of scarce places: the best allocation of people (or parties) to offers with a limited number of places, with
 * a proof of optimality (dual prices), an explanation per person, and incremental updates.
 */
export { allocate } from './allocate.ts';
export { type AllocationExplainer, explainAllocation } from './explain.ts';
export type { AllocationReason, MissedOffer } from './explanation.ts';
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
