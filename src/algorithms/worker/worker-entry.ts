import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerMessage, WorkerRequest } from './messages.ts';
import { taskRunners, type WorkerTask } from './tasks.ts';

/** The thread itself: one errand, and done. */
function run<T extends WorkerTask>({
  task,
  problem,
  options,
  stopFlag,
  reportProgress,
}: WorkerRequest<T>): void {
  const flag = new Int32Array(stopFlag);
  const say = (word: WorkerMessage<T>): void => parentPort?.postMessage(word);
  try {
    const result = taskRunners[task](problem, options, (progress) => {
      if (reportProgress) say({ kind: 'progress', progress });
      return Atomics.load(flag, 0) === 0;
    });
    say({ kind: 'result', result });
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    say({ kind: 'wrong', message: thrown.message });
  }
}

run(workerData as WorkerRequest<WorkerTask>);
