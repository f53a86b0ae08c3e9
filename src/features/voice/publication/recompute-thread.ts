import { parentPort, workerData } from 'node:worker_threads';
import { unpackBallots } from './packed-ballots.ts';
import { recompute } from './recompute.ts';
import type { RecomputeRequest } from './recompute-in-thread.ts';

/** Entry point of the thread: computes one publication and ends. */
const { parts, input } = workerData as RecomputeRequest;
parentPort?.postMessage({ result: recompute(parts.flatMap(unpackBallots), input) });
