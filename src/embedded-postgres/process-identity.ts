import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const BOOT_ID_FILE = '/proc/sys/kernel/random/boot_id';

/** Identifies the current boot of the machine: a PID from an earlier boot is meaningless. */
export const bootId = (): string =>
  existsSync(BOOT_ID_FILE) ? readFileSync(BOOT_ID_FILE, 'utf8').trim() : 'unknown';

/**
 * The fields of /proc/PID/stat from the third on (after the name, which may contain anything); null when the process is
 * gone.
 */
function fieldsOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

const isTerminated = (state: string | undefined): boolean => state === 'Z' || state === 'X';

/** The process has ended but still has its PID, because its parent has not waited for it. */
export const isZombie = (pid: number): boolean => isTerminated(fieldsOf(pid)?.[0]);

/**
 * Start time of a process, in a platform-specific format: together with the PID it identifies a process uniquely. Null
 * when the process is gone; a zombie counts as gone.
 */
export function processStartTime(pid: number): string | null {
  if (!existsSync('/proc/self/stat')) {
    const result = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return result.stdout?.trim() || null;
  }
  const fields = fieldsOf(pid);
  return isTerminated(fields?.[0]) ? null : (fields?.[19] ?? null);
}
