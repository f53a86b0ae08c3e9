import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { began, isZombie } from './living.ts';

const FAST = 30_000;
const AT_ONCE = 10_000;
const UNASKED = 2_000;

/**
 * A server that outlived the house (the house was killed): stopped, so that never two run on one cluster. What it had
 * committed is kept. A pid file without a living program PostgreSQL clears up itself.
 * @returns whether there was one
 */
export async function stopLeftover(cluster: string): Promise<boolean> {
  const pid = writtenPid(cluster);
  const found = pid === null ? 'gone' : whatIs(pid, cluster);
  // The number went to another program of the same account, or nobody has asked after the server's end: PostgreSQL
  // would take either for a living server and refuse to start for ever.
  if (found === 'another' || (pid !== null && (await endedUnasked(pid)))) rmSync(join(cluster, 'postmaster.pid'), { force: true });
  if (pid === null || found !== 'server') return false;
  const same = began(pid);
  for (const [signal, patience] of [
    ['SIGINT', FAST],
    ['SIGQUIT', AT_ONCE],
  ] as const) {
    tell(pid, signal);
    for (const until = Date.now() + patience; Date.now() < until; await wait(50)) {
      if (began(pid) !== same) return true;
    }
  }
  throw new Error(`a PostgreSQL server (program ${pid}) still runs on ${cluster} and does not stop`);
}

function writtenPid(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || null : null;
}

/** Is it really PostgreSQL, on this very cluster? A server's working folder is its cluster, also after that was moved. */
function whatIs(pid: number, cluster: string): 'server' | 'another' | 'gone' | 'unknown' {
  if (began(pid) === null) return 'gone';
  try {
    if (!existsSync('/proc/self/exe')) {
      const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
      return stdout.includes('postgres') && stdout.includes(cluster) ? 'server' : 'unknown';
    }
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    const postgres = /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`));
    return postgres && there.ino === here.ino && there.dev === here.dev ? 'server' : 'another';
  } catch {
    // Of another account, or just gone.
    return 'unknown';
  }
}

/** Its end was not asked after by whoever should, also not after a while. */
async function endedUnasked(pid: number): Promise<boolean> {
  for (const until = Date.now() + UNASKED; isZombie(pid); await wait(50)) if (Date.now() > until) return true;
  return false;
}

function tell(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
