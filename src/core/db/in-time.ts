import { ConnectionLost } from './trouble.ts';

/**
 * An answer of the database, waited for no longer than a page can wait. The question itself stays open, so whoever keeps it
 * until it is settled asks a database that hangs only once.
 * @throws ConnectionLost when the answer takes longer
 */
export function inTime<T>(answer: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConnectionLost('the database did not answer in time')), limitMs);
  });
  return Promise.race([answer, limit]).finally(() => clearTimeout(timer));
}
