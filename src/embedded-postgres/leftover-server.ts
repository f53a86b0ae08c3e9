import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isZombie, processStartTime } from './process-identity.ts';

const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
const DYING_PROCESS_MS = 2_000;

/**
 * Stops a PostgreSQL server that outlived its application (for example after a kill), so that two servers never use one
 * cluster. Committed data are kept. A pid file without a running process is left to PostgreSQL itself; the pid file of
 * a running server is never removed.
 *
 * @returns whether there was one
 */
export async function stopLeftoverServer(cluster: string): Promise<boolean> {
  const pid = readPidFile(cluster);
  if (pid === null) return false;
  let identity = identifyProcess(pid, cluster);
  // A process that is being killed can no longer be inspected, but has not ended yet.
  for (
    const until = Date.now() + DYING_PROCESS_MS;
    identity === 'unknown' && Date.now() < until;
    await wait(50)
  )
    identity = identifyProcess(pid, cluster);
  // PostgreSQL would take each of these for a running server, and refuse to start.
  if (identity === 'other-process' || identity === 'zombie')
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  if (identity !== 'server') return false;
  const startTime = processStartTime(pid);
  for (const [signal, timeoutMs] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    sendSignal(pid, signal);
    for (const until = Date.now() + timeoutMs; Date.now() < until; await wait(50)) {
      if (processStartTime(pid) !== startTime) return true;
    }
  }
  throw new Error(`a PostgreSQL server (PID ${pid}) still runs on ${cluster} and does not stop`);
}

function readPidFile(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) || null : null;
}

/**
 * Whether the process is PostgreSQL, and on this cluster. The working folder of a server is its cluster, also after the
 * folder was moved.
 */
function identifyProcess(
  pid: number,
  cluster: string,
): 'server' | 'other-process' | 'zombie' | 'gone' | 'unknown' {
  if (isZombie(pid)) return 'zombie';
  if (processStartTime(pid) === null) return 'gone';
  try {
    if (!existsSync('/proc/self/exe')) {
      const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
      return stdout.includes('postgres') && stdout.includes(cluster) ? 'server' : 'unknown';
    }
    const [workingFolder, clusterFolder] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)];
    const postgres = /\/postgres( \(deleted\))?$/.test(readlinkSync(`/proc/${pid}/exe`));
    return postgres && workingFolder.ino === clusterFolder.ino && workingFolder.dev === clusterFolder.dev
      ? 'server'
      : 'other-process';
  } catch {
    // Owned by another user, or it just ended.
    return 'unknown';
  }
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
