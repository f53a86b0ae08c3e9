import type { WorkerTask, WorkerTasks } from './tasks.ts';

/** What a thread is given. */
export interface WorkerRequest<T extends WorkerTask = WorkerTask> {
  task: T;
  problem: WorkerTasks[T]['problem'];
  options: WorkerTasks[T]['options'];
  /** One number, shared: 1 = stop. */
  stopFlag: SharedArrayBuffer;
  /** Whether anybody wants to hear how it goes. */
  reportProgress: boolean;
}

/** What a thread says. A RangeError keeps its name, so that who called sees the index that cannot be right. */
export type WorkerMessage<T extends WorkerTask = WorkerTask> =
  | { kind: 'progress'; progress: WorkerTasks[T]['progress'] }
  | { kind: 'result'; result: WorkerTasks[T]['result'] }
  | { kind: 'wrong'; message: string };
