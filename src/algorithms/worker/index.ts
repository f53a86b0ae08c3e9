/** Runs a long computation in a worker thread, with progress and cancellation. */
export { runInWorker } from './run-in-worker.ts';
export type { WorkerTask, WorkerTasks } from './tasks.ts';
