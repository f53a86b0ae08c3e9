import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const BOOT_ID_FILE = '/proc/sys/kernel/random/boot_id';

/** Which start of the machine this is: a number that a program had before it says nothing now. */
export const bootId = (): string =>
  existsSync(BOOT_ID_FILE) ? readFileSync(BOOT_ID_FILE, 'utf8').trim() : 'unknown';

/** After the name, which may hold anything: the fields of /proc/PID/stat from the third on; null when it is gone. */
function fieldsOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

const isTerminated = (state: string | undefined): boolean => state === 'Z' || state === 'X';

/** It ended, but still has its number, because its parent has not asked after it. */
export const isZombie = (pid: number): boolean => isTerminated(fieldsOf(pid)?.[0]);

/**
 * When a program began, in whatever way this machine says it: together with its number that is one program and no later
 * one. Null when it is gone; a zombie is gone too.
 */
export function processStartTime(pid: number): string | null {
  if (!existsSync('/proc/self/stat')) {
    const said = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return said.stdout?.trim() || null;
  }
  const fields = fieldsOf(pid);
  return isTerminated(fields?.[0]) ? null : (fields?.[19] ?? null);
}
