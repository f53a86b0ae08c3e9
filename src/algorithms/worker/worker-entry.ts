import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerMessage, WorkerRequest } from './messages.ts';
import { taskRunners, type WorkerTask } from './tasks.ts';

/** Entry point of the worker: runs one request and ends. */
function run<T extends WorkerTask>({
  task,
  problem,
  options,
  stopFlag,
  reportProgress,
}: WorkerRequest<T>): void {
  const flag = new Int32Array(stopFlag);
  const post = (message: WorkerMessage<T>): void => parentPort?.postMessage(message);
  try {
    const result = taskRunners[task](problem, options, (progress) => {
      if (reportProgress) post({ kind: 'progress', progress });
      return Atomics.load(flag, 0) === 0;
    });
    post({ kind: 'result', result });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    post({ kind: 'invalid-input', message: error.message });
  }
}

run(workerData as WorkerRequest<WorkerTask>);
