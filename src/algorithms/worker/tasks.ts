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

/** The tasks that can run in a worker: input, output and progress. */
export interface WorkerTasks {
  allocate: {
    problem: AllocationProblem;
    options: Omit<AllocationOptions, 'onProgress'>;
    progress: AllocationProgress;
    result: Allocation | AllocationStopped;
  };
  /** Stopped, it returns the best pairing so far. */
  findLargestStablePairing: {
    problem: PairingProblem;
    options: Omit<LargestPairingOptions, 'onProgress'>;
    progress: { size: number; bound: number; branches: number };
    result: LargestStablePairing;
  };
  /** Stopped, it returns null. */
  clusterOpinions: {
    problem: Votes;
    options: Omit<OpinionOptions, 'onProgress'>;
    progress: { done: number; of: number };
    result: OpinionResult | null;
  };
}

export type WorkerTask = keyof WorkerTasks;

/** Runs a task; the progress callback returns false when it should stop. */
export const taskRunners: {
  [T in WorkerTask]: (
    problem: WorkerTasks[T]['problem'],
    options: WorkerTasks[T]['options'],
    onProgress: (progress: WorkerTasks[T]['progress']) => boolean,
  ) => WorkerTasks[T]['result'];
} = {
  allocate: (problem, options, onProgress) => allocate(problem, { ...options, onProgress }),
  findLargestStablePairing: (problem, options, onProgress) =>
    findLargestStablePairing(problem, { ...options, onProgress }),
  clusterOpinions: (problem, options, onProgress) =>
    clusterOpinions(problem, { ...options, onProgress: (done, of) => onProgress({ done, of }) }),
};
