/** Lets so many through at once; the next wait, and when the line is too long they hear that. */
export function limitConcurrency(most: number, line: number) {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async <T>(work: () => Promise<T>): Promise<T | 'busy'> => {
    if (inside >= most) {
      if (waiting.length >= line) return 'busy';
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else inside++;
    try {
      return await work();
    } finally {
      // Who waits takes over this place; nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else inside--;
    }
  };
}
