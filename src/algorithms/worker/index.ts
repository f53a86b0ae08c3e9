// engine/thread: long sums beside the server's own thread, with progress, and stopped when nobody waits any more.
export { runInWorker } from './run-in-worker.ts';
export type { WorkerTask, WorkerTasks } from './tasks.ts';
