// engine/thread: long sums beside the server's own thread, with progress, and stopped when nobody waits any more.
export { inThread } from './run-in-worker.ts';
export type { Task, Tasks } from './tasks.ts';
