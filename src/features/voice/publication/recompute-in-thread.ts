import { Worker } from 'node:worker_threads';
import { buffersOf, type PackedBallots } from './packed-ballots.ts';
import type { Recomputed, RecomputeInput } from './recompute.ts';

/** What the thread is started with. */
export interface RecomputeRequest {
  parts: readonly PackedBallots[];
  input: RecomputeInput;
}

/** Next to this file in the source, next to the server bundle after a build (see bin/build.mjs). */
const ENTRY = import.meta.url.endsWith('.ts') ? './recompute-thread.ts' : './publication-thread.js';

/**
 * Computes the next publication in a thread of its own, so that people vote on meanwhile.
 * @param parts ballots, which are handed over: they cannot be read here any more
 */
export function recomputeInThread(
  parts: readonly PackedBallots[],
  input: RecomputeInput,
): Promise<Recomputed | undefined> {
  const request: RecomputeRequest = { parts, input };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(ENTRY, import.meta.url), {
      workerData: request,
      transferList: parts.flatMap(buffersOf),
    });
    thread.on('message', ({ result }: { result: Recomputed | undefined }) => resolve(result));
    thread.on('error', reject);
    thread.on('exit', (code) =>
      reject(new Error(`voice: the thread of a publication exited with code ${code} and no result`)),
    );
  });
}
