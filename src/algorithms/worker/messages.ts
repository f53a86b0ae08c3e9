import type { WorkerTask, WorkerTasks } from './tasks.ts';

/** The input of a worker. */
export interface WorkerRequest<T extends WorkerTask = WorkerTask> {
  task: T;
  problem: WorkerTasks[T]['problem'];
  options: WorkerTasks[T]['options'];
  /** One shared number: 1 = stop. */
  stopFlag: SharedArrayBuffer;
  /** Whether the caller wants progress messages. */
  reportProgress: boolean;
}

/** A message from the worker. A RangeError keeps its type, so that the caller sees which index is invalid. */
export type WorkerMessage<T extends WorkerTask = WorkerTask> =
  | { kind: 'progress'; progress: WorkerTasks[T]['progress'] }
  | { kind: 'result'; result: WorkerTasks[T]['result'] }
  | { kind: 'invalid-input'; message: string };
