import { Worker } from 'node:worker_threads';
import type { ReadFile } from './read-grids.ts';

export type { UnreadableReason } from './read-grids.ts';

/** Next to this file in the source, next to the server bundle after a build (see bin/build.mjs). */
const ENTRY = import.meta.url.endsWith('.ts') ? './read-file-thread.ts' : './spreadsheet-thread.js';

/** A list of five thousand rows takes a second; what takes longer than this is no list. */
const MAX_READING_MS = 20_000;
const MAX_HEAP_MB = 512;
/** Reading has one of the processors at most: the others answer. */
const MAX_THREADS = 1;

let busy = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a spreadsheet file (or pasted cells) in a thread of its own, with a limit on memory and time: whatever is in it, the server goes
 * on answering. Files are read one after another.
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (busy >= MAX_THREADS) await new Promise<void>((resolve) => waiting.push(resolve));
  else busy++;
  try {
    return await readInThread(bytes);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}

function readInThread(bytes: Uint8Array): Promise<ReadFile> {
  return new Promise((resolve) => {
    const thread = new Worker(new URL(ENTRY, import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: 64 },
    });
    // Without memory or time left: the file is to blame, and the thread is gone.
    const giveUp = () => {
      resolve({ wrong: 'too-much' });
      void thread.terminate();
    };
    const timer = setTimeout(giveUp, MAX_READING_MS);
    thread.once('message', (read: ReadFile) => resolve(read));
    thread.once('error', giveUp);
    thread.once('exit', () => {
      clearTimeout(timer);
      resolve({ wrong: 'too-much' });
    });
  });
}
