import { Worker } from 'node:worker_threads';
import type { Errand, Word } from './messages.ts';
import type { Task, Tasks } from './tasks.ts';

/** Beside this file in the source, beside the server once it is built. */
const file = import.meta.url.endsWith('.ts') ? './worker-entry.ts' : './algorithms-worker.js';

/**
 * Does a task of the engine in a thread of its own, so that the server goes on answering.
 *
 * @param signal stops the work at the next step; the result then says that it was stopped
 * @param onProgress is told how it goes
 * @throws RangeError naming the index that cannot be right, as the task itself would; any other fault of the thread
 */
export function inThread<T extends Task>(
  task: T,
  problem: Tasks[T]['problem'],
  options: Tasks[T]['options'] = {},
  {
    signal,
    onProgress,
  }: { signal?: AbortSignal; onProgress?: (progress: Tasks[T]['progress']) => void } = {},
): Promise<Tasks[T]['result']> {
  const stop = new SharedArrayBuffer(4);
  const tell = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  if (signal?.aborted) tell();
  signal?.addEventListener('abort', tell, { once: true });
  const errand: Errand<T> = { task, problem, options, stop, telling: onProgress !== undefined };
  return new Promise<Tasks[T]['result']>((resolve, reject) => {
    const worker = new Worker(new URL(file, import.meta.url), { workerData: errand });
    worker.on('message', (word: Word<T>) => {
      if (word.says === 'progress') onProgress?.(word.progress);
      else if (word.says === 'result') resolve(word.result);
      else reject(new RangeError(word.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`engine: the thread ended with ${code} and no result`)));
  }).finally(() => signal?.removeEventListener('abort', tell));
}
