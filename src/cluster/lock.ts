import { closeSync, existsSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Who holds a folder: a program, told apart from a later one with the same number by when it and the machine began. */
interface Holder {
  pid: number;
  boot: string;
  began: string;
}

const boot = (): string =>
  existsSync('/proc/sys/kernel/random/boot_id') ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : 'unknown';

/** When a program began (field 22 of /proc/PID/stat), or null when it is no longer there. */
export function began(pid: number): string | null {
  try {
    if (existsSync('/proc/self/stat')) return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? null;
    process.kill(pid, 0);
    return 'running';
  } catch {
    return null;
  }
}

const lives = (holder: Holder): boolean => holder.boot === boot() && began(holder.pid) === holder.began;

export type Lock = { ok: true; release: () => void; takenOver: boolean } | { ok: false; pid: number };

/**
 * One starter per folder. A lock of a program that is gone is taken over; one that lives is never stolen.
 * Made by linking a finished file, so that nobody ever reads half a lock, and two who come at once cannot both have it.
 */
export function lockFolder(folder: string): Lock {
  const path = join(folder, 'lock');
  const mine = join(folder, `lock.${process.pid}`);
  const holder: Holder = { pid: process.pid, boot: boot(), began: began(process.pid) ?? '' };
  const file = openSync(mine, 'w', 0o600);
  writeSync(file, JSON.stringify(holder));
  closeSync(file);
  let takenOver = false;
  try {
    for (let tries = 0; tries < 20; tries++) {
      if (link(mine, path)) return { ok: true, takenOver, release: () => rmSync(path, { force: true }) };
      const other = read(path);
      if (other && lives(other)) return { ok: false, pid: other.pid };
      // Whoever moves the dead lock aside goes on; a second one finds nothing to move and tries to link again.
      takenOver = moveAside(path, `${mine}.dead`, other) || takenOver;
    }
    throw new Error(`could not lock ${folder}`);
  } finally {
    rmSync(mine, { force: true });
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function moveAside(path: string, aside: string, expected: Holder | null): boolean {
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const moved = read(aside);
  if (moved && lives(moved) && moved.pid !== expected?.pid) {
    // Somebody took it between our look and our move: it is theirs, give it back.
    link(aside, path);
    rmSync(aside, { force: true });
    return false;
  }
  rmSync(aside, { force: true });
  return true;
}
