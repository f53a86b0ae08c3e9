import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const BOOT = '/proc/sys/kernel/random/boot_id';

/** Which start of the machine this is: a number that a program had before it says nothing now. */
export const boot = (): string => (existsSync(BOOT) ? readFileSync(BOOT, 'utf8').trim() : 'unknown');

/**
 * When a program began, in whatever way this machine says it: together with its number that is one program and no later
 * one. Null when it is gone; one that ended and that nobody has asked after (a zombie) is gone too.
 */
export function began(pid: number): string | null {
  if (!existsSync('/proc/self/stat')) {
    const said = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
    return said.stdout?.trim() || null;
  }
  try {
    // After the name, which may hold anything: field 3 is the state, field 22 the moment.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
