import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { began } from './lock.ts';

const FAST = 15_000;
const AT_ONCE = 10_000;

/**
 * A server that outlived the house (the house was killed): stopped, so that never two run on one cluster. Its own pid
 * file is never removed while that program lives; one that is left without a program PostgreSQL clears up itself.
 * @returns whether there was one
 */
export async function stopLeftover(cluster: string): Promise<boolean> {
  const pid = serverOf(cluster);
  if (pid === null) return false;
  for (const [signal, patience] of [
    ['SIGINT', FAST],
    ['SIGQUIT', AT_ONCE],
  ] as const) {
    process.kill(pid, signal);
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (serverOf(cluster) === null) return true;
      await wait(50);
    }
  }
  throw new Error(`a PostgreSQL server (program ${pid}) still runs on ${cluster} and does not stop`);
}

/** The program that runs on this cluster, when there is one and it really is PostgreSQL. */
function serverOf(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [first, folder] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(first);
  if (!pid || folder !== cluster || began(pid) === null) return null;
  if (!existsSync('/proc/self/exe')) return pid;
  try {
    return readlinkSync(`/proc/${pid}/exe`).includes('postgres') ? pid : null;
  } catch {
    return null;
  }
}
