import { Worker } from 'node:worker_threads';
import type { WorkerMessage, WorkerRequest } from './messages.ts';
import type { WorkerTask, WorkerTasks } from './tasks.ts';

/** Beside this file in the source, beside the server once it is built. */
const workerFile = import.meta.url.endsWith('.ts') ? './worker-entry.ts' : './algorithms-worker.js';

/**
 * Does a task of the engine in a thread of its own, so that the server goes on answering.
 *
 * @param signal stops the work at the next step; the result then says that it was stopped
 * @param onProgress is told how it goes
 * @throws RangeError naming the index that cannot be right, as the task itself would; any other fault of the thread
 */
export function runInWorker<T extends WorkerTask>(
  task: T,
  problem: WorkerTasks[T]['problem'],
  options: WorkerTasks[T]['options'] = {},
  {
    signal,
    onProgress,
  }: { signal?: AbortSignal; onProgress?: (progress: WorkerTasks[T]['progress']) => void } = {},
): Promise<WorkerTasks[T]['result']> {
  const stopFlag = new SharedArrayBuffer(4);
  const tell = (): void => void Atomics.store(new Int32Array(stopFlag), 0, 1);
  if (signal?.aborted) tell();
  signal?.addEventListener('abort', tell, { once: true });
  const errand: WorkerRequest<T> = {
    task,
    problem,
    options,
    stopFlag,
    reportProgress: onProgress !== undefined,
  };
  return new Promise<WorkerTasks[T]['result']>((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: errand });
    worker.on('message', (word: WorkerMessage<T>) => {
      if (word.kind === 'progress') onProgress?.(word.progress);
      else if (word.kind === 'result') resolve(word.result);
      else reject(new RangeError(word.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`engine: the thread ended with ${code} and no result`)));
  }).finally(() => signal?.removeEventListener('abort', tell));
}
