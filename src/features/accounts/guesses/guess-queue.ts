/**
 * The order in which guesses are tried. Hashing a passphrase is slow on purpose, and so it is what a flood of guesses would
 * take from everybody: few at once, those of networks with the fewest failures first, and those that are paid for in a lane
 * of their own, a fixed number in a second.
 */
export interface GuessQueue {
  /** @returns null when too many with fewer failures are waiting */
  run: <T>(place: { failures: number; paid: boolean }, task: () => Promise<T>) => Promise<T | null>;
}

interface Waiting {
  failures: number;
  start: () => void;
  turnAway: () => void;
}

interface Lane {
  slots: number;
  /** The shortest time between two starts. */
  intervalMs: number;
  maxWaiting: number;
}

export function createGuessQueue(lanes: { free: Lane; paid: Lane }): GuessQueue {
  const [free, paid] = [createLane(lanes.free), createLane(lanes.paid)];
  return { run: (place, task) => (place.paid ? paid : free)(place.failures, task) };
}

function createLane({ slots, intervalMs, maxWaiting }: Lane) {
  const waiting: Waiting[] = [];
  let running = 0;
  let nextStart = 0;
  let timer: NodeJS.Timeout | undefined;
  const startNext = (): void => {
    if (timer || running >= slots || !waiting.length) return;
    const now = performance.now();
    if (now < nextStart) {
      timer = setTimeout(() => {
        timer = undefined;
        startNext();
      }, nextStart - now);
      return;
    }
    nextStart = now + intervalMs;
    running++;
    waiting.shift()?.start();
    startNext();
  };
  return async <T>(failures: number, task: () => Promise<T>): Promise<T | null> => {
    const mayStart = await new Promise<boolean>((resolve) => {
      const place = waiting.findIndex((other) => other.failures > failures);
      const entry = { failures, start: () => resolve(true), turnAway: () => resolve(false) };
      waiting.splice(place < 0 ? waiting.length : place, 0, entry);
      if (waiting.length > maxWaiting) waiting.pop()?.turnAway();
      startNext();
    });
    if (!mayStart) return null;
    try {
      return await task();
    } finally {
      running--;
      startNext();
    }
  };
}
