import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isZombie, processStartTime } from './process-identity.ts';

const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
const DYING_PROCESS_MS = 2_000;

/**
 * A server that outlived the house (the house was killed): stopped, so that never two run on one cluster. What it had
 * committed is kept. A pid file whose program is gone
 * PostgreSQL clears up itself; the file of a server that lives is never removed.
 * @returns whether there was one
 */
export async function stopLeftoverServer(cluster: string): Promise<boolean> {
  const pid = readPidFile(cluster);
  if (pid === null) return false;
  let found = identifyProcess(pid, cluster);
  // A program that is just being killed cannot be looked at any more, and is not over yet.
  for (const until = Date.now() + DYING_PROCESS_MS; found === 'unknown' && Date.now() < until; await wait(50))
    found = identifyProcess(pid, cluster);
  // PostgreSQL would take each of these for a living server, and refuse to start for ever.
  if (found === 'another' || found === 'zombie') rmSync(join(cluster, 'postmaster.pid'), { force: true });
  if (found !== 'server') return false;
  const same = processStartTime(pid);
  for (const [signal, patience] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    sendSignal(pid, signal);
    for (const until = Date.now() + patience; Date.now() < until; await wait(50)) {
      if (processStartTime(pid) !== same) return true;
    }
  }
  throw new Error(`a PostgreSQL server (program ${pid}) still runs on ${cluster} and does not stop`);
}

function readPidFile(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || null : null;
}

/** Is it really PostgreSQL, on this very cluster? A server's working folder is its cluster, also after that was moved. */
function identifyProcess(pid: number, cluster: string): 'server' | 'another' | 'zombie' | 'gone' | 'unknown' {
  if (isZombie(pid)) return 'zombie';
  if (processStartTime(pid) === null) return 'gone';
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

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}
