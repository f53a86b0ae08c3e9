import {
  type Allocation,
  type AllocationOptions,
  type AllocationProblem,
  type AllocationProgress,
  type AllocationStopped,
  allocate,
} from '../allocation/index.ts';
import { type Opinion, type OpinionOptions, opinion, type Votes } from '../opinion-clustering/index.ts';
import {
  type ExactOptions,
  type ExactPairing,
  type PairingProblem,
  pairExactly,
} from '../stable-matching/index.ts';

/** What can be done in a thread: what goes in, what comes out, and what is told on the way. */
export interface Tasks {
  allocate: {
    problem: AllocationProblem;
    options: Omit<AllocationOptions, 'onProgress'>;
    progress: AllocationProgress;
    result: Allocation | AllocationStopped;
  };
  /** Stopped, it gives what it has. */
  pairExactly: {
    problem: PairingProblem;
    options: Omit<ExactOptions, 'onProgress'>;
    progress: { size: number; bound: number; branches: number };
    result: ExactPairing;
  };
  /** Stopped, it gives null. */
  opinion: {
    problem: Votes;
    options: Omit<OpinionOptions, 'onProgress'>;
    progress: { done: number; of: number };
    result: Opinion | null;
  };
}

export type Task = keyof Tasks;

/** Does a task here and now; `tell` gives false when it should stop. */
export const doers: {
  [T in Task]: (
    problem: Tasks[T]['problem'],
    options: Tasks[T]['options'],
    tell: (progress: Tasks[T]['progress']) => boolean,
  ) => Tasks[T]['result'];
} = {
  allocate: (problem, options, onProgress) => allocate(problem, { ...options, onProgress }),
  pairExactly: (problem, options, onProgress) => pairExactly(problem, { ...options, onProgress }),
  opinion: (problem, options, tell) =>
    opinion(problem, { ...options, onProgress: (done, of) => tell({ done, of }) }),
};
