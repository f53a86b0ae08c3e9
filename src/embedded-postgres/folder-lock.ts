import { randomBytes } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootId, processStartTime } from './process-identity.ts';

/**
 * The holder of a lock: a process, distinguished from a later one with the same PID. Stored as JSON in the lock file.
 */
interface LockHolder {
  pid: number;
  boot: string;
  began: string;
}

const MAX_ATTEMPTS = 100;

export type FolderLock = { ok: true; release: () => void; takenOver: boolean } | { ok: false; pid: number };

/**
 * One starter per folder. Locks are numbered, and the highest `lock.N` is the current one: while its process is alive,
 * nobody else gets the lock; when the process is gone, or the file is empty, the next number is free. A number is taken
 * by hard-linking a complete file to it, which only one process can do, and the file of a lock that may still be held
 * is never removed.
 */
export function lockFolder(folder: string): FolderLock {
  const holder: LockHolder = { pid: process.pid, boot: bootId(), began: processStartTime(process.pid) ?? '' };
  const candidate = join(folder, `locking.${process.pid}.${randomBytes(4).toString('hex')}`);
  const file = (number: number) => join(folder, `lock.${number}`);
  writeFileSync(candidate, JSON.stringify(holder), { mode: 0o600, flag: 'wx', flush: true });
  try {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const last = Math.max(0, ...lockNumbers(folder));
      const current = readHolder(file(last));
      if (current && isAlive(current)) return { ok: false, pid: current.pid };
      const number = last + 1;
      if (!linkLock(candidate, file(number))) continue;
      // Others may have held and released locks since the folder was read, so that this number was free again.
      if (Math.max(...lockNumbers(folder)) !== number) {
        rmSync(file(number), { force: true });
        continue;
      }
      // The previous lock file stays: a process that is reading the folder at this moment must find one of the two.
      for (const earlier of lockNumbers(folder)) if (earlier < last) rmSync(file(earlier), { force: true });
      return { ok: true, takenOver: current !== null, release: () => releaseLock(file(number)) };
    }
    throw new Error(`could not lock ${folder}`);
  } finally {
    rmSync(candidate, { force: true });
  }
}

const isAlive = (holder: LockHolder): boolean =>
  holder.boot === bootId() && processStartTime(holder.pid) === holder.began;

const lockNumbers = (folder: string): number[] =>
  readdirSync(folder).flatMap((name) => (/^lock\.\d+$/.test(name) ? Number(name.slice(5)) : []));

function linkLock(candidate: string, lockFile: string): boolean {
  try {
    linkSync(candidate, lockFile);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when nobody holds it, or it was released; a lock file is never half written, only emptied. */
function readHolder(lockFile: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}

function releaseLock(lockFile: string): void {
  try {
    truncateSync(lockFile);
  } catch {
    // The whole folder was removed in the meantime: there is nothing to release.
  }
}
