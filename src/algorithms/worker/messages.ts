import type { Task, Tasks } from './tasks.ts';

/** What a thread is given. */
export interface Errand<T extends Task = Task> {
  task: T;
  problem: Tasks[T]['problem'];
  options: Tasks[T]['options'];
  /** One number, shared: 1 = stop. */
  stop: SharedArrayBuffer;
  /** Whether anybody wants to hear how it goes. */
  telling: boolean;
}

/** What a thread says. A RangeError keeps its name, so that who called sees the index that cannot be right. */
export type Word<T extends Task = Task> =
  | { says: 'progress'; progress: Tasks[T]['progress'] }
  | { says: 'result'; result: Tasks[T]['result'] }
  | { says: 'wrong'; message: string };
