import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { hasExited, stopServer } from './server.ts';

/** What became of a server that nobody asked to stop. */
export type ServerState = 'ended' | 'restarted' | 'restart-failed';

/** `fault` comes with `restart-failed`. */
export type StateListener = (state: ServerState, fault?: unknown) => void;

/** The pause before each attempt, in milliseconds: at once, then longer and longer; the last one repeats. */
const PAUSES_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
/** A server that ran at least so long before it ended is started again at once. */
const STABLE_AFTER_MS = 2_000;

/**
 * Watches a server process and starts another whenever it ends by itself (killed by the system for want of memory, crashed),
 * never two at a time. A process that only hangs is left alone: it holds the data, and may go on.
 *
 * @param first the running server
 * @param startAgain starts another one; the signal breaks it off
 * @returns a function that ends the watching, and the server that runs then
 */
export function superviseServer(
  first: ChildProcess,
  startAgain: (signal: AbortSignal) => Promise<ChildProcess>,
  onStateChange: StateListener = () => {},
): () => Promise<void> {
  const stopping = new AbortController();
  let server = first;
  let restarting: Promise<void> | undefined;
  let attempt = 0;

  // In case the application exits without calling `stop`.
  const atExit = () => server.kill('SIGINT');
  process.once('exit', atExit);

  const watch = (child: ChildProcess) => {
    server = child;
    const startedAtMs = performance.now();
    const ended = () => {
      if (stopping.signal.aborted) return;
      if (performance.now() - startedAtMs >= STABLE_AFTER_MS) attempt = 0;
      onStateChange('ended');
      restarting = restart();
    };
    // It may have ended between its first answer and now.
    if (hasExited(child)) ended();
    else child.once('exit', ended);
  };

  const restart = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pauseMs = PAUSES_MS[Math.min(attempt++, PAUSES_MS.length - 1)] ?? 0;
      try {
        await wait(pauseMs, undefined, { signal: stopping.signal });
        const child = await startAgain(stopping.signal);
        if (!stopping.signal.aborted) onStateChange('restarted');
        watch(child);
        return;
      } catch (fault) {
        if (!stopping.signal.aborted) onStateChange('restart-failed', fault);
      }
    }
  };

  watch(first);
  return async () => {
    stopping.abort();
    await restarting;
    await stopServer(server);
    process.off('exit', atExit);
  };
}
