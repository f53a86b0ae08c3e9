import {
  type Allocation,
  type AllocationOptions,
  type AllocationProblem,
  type AllocationProgress,
  type AllocationStopped,
  allocate,
} from '../allocation/index.ts';
import {
  clusterOpinions,
  type OpinionOptions,
  type OpinionResult,
  type Votes,
} from '../opinion-clustering/index.ts';
import {
  findLargestStablePairing,
  type LargestPairingOptions,
  type LargestStablePairing,
  type PairingProblem,
} from '../stable-matching/index.ts';

/** What can be done in a thread: what goes in, what comes out, and what is told on the way. */
export interface WorkerTasks {
  allocate: {
    problem: AllocationProblem;
    options: Omit<AllocationOptions, 'onProgress'>;
    progress: AllocationProgress;
    result: Allocation | AllocationStopped;
  };
  /** Stopped, it gives what it has. */
  findLargestStablePairing: {
    problem: PairingProblem;
    options: Omit<LargestPairingOptions, 'onProgress'>;
    progress: { size: number; bound: number; branches: number };
    result: LargestStablePairing;
  };
  /** Stopped, it gives null. */
  clusterOpinions: {
    problem: Votes;
    options: Omit<OpinionOptions, 'onProgress'>;
    progress: { done: number; of: number };
    result: OpinionResult | null;
  };
}

export type WorkerTask = keyof WorkerTasks;

/** Does a task here and now; `tell` gives false when it should stop. */
export const taskRunners: {
  [T in WorkerTask]: (
    problem: WorkerTasks[T]['problem'],
    options: WorkerTasks[T]['options'],
    tell: (progress: WorkerTasks[T]['progress']) => boolean,
  ) => WorkerTasks[T]['result'];
} = {
  allocate: (problem, options, onProgress) => allocate(problem, { ...options, onProgress }),
  findLargestStablePairing: (problem, options, onProgress) =>
    findLargestStablePairing(problem, { ...options, onProgress }),
  clusterOpinions: (problem, options, onProgress) =>
    clusterOpinions(problem, { ...options, onProgress: (done, of) => onProgress({ done, of }) }),
};
