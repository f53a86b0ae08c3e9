import { parentPort, workerData } from 'node:worker_threads';
import type { Errand, Word } from './messages.ts';
import { doers, type Task } from './tasks.ts';

/** The thread itself: one errand, and done. */
function run<T extends Task>({ task, problem, options, stop, telling }: Errand<T>): void {
  const flag = new Int32Array(stop);
  const say = (word: Word<T>): void => parentPort?.postMessage(word);
  try {
    const result = doers[task](problem, options, (progress) => {
      if (telling) say({ says: 'progress', progress });
      return Atomics.load(flag, 0) === 0;
    });
    say({ says: 'result', result });
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    say({ says: 'wrong', message: thrown.message });
  }
}

run(workerData as Errand<Task>);
