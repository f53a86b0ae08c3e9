import { Worker } from 'node:worker_threads';
import type { WorkerMessage, WorkerRequest } from './messages.ts';
import type { WorkerTask, WorkerTasks } from './tasks.ts';

/** Next to this file in the source, next to the server bundle after a build (see bin/build.mjs). */
const workerFile = import.meta.url.endsWith('.ts') ? './worker-entry.ts' : './algorithms-worker.js';

/**
 * Runs a task in a worker thread, so that the server keeps answering.
 *
 * @param signal stops the computation at the next step; the result then says that it was stopped
 * @param onProgress called with the progress
 * @throws RangeError naming the first invalid index, as the task itself would; any other error of the worker
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
  const requestAbort = (): void => void Atomics.store(new Int32Array(stopFlag), 0, 1);
  if (signal?.aborted) requestAbort();
  signal?.addEventListener('abort', requestAbort, { once: true });
  const request: WorkerRequest<T> = {
    task,
    problem,
    options,
    stopFlag,
    reportProgress: onProgress !== undefined,
  };
  return new Promise<WorkerTasks[T]['result']>((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: request });
    worker.on('message', (message: WorkerMessage<T>) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'result') resolve(message.result);
      else reject(new RangeError(message.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) =>
      reject(new Error(`algorithms: the worker exited with code ${code} and no result`)),
    );
  }).finally(() => signal?.removeEventListener('abort', requestAbort));
}
