import { randomBytes } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootId, processStartTime } from './process-identity.ts';

/** Who holds a folder: a program, told apart from a later one with the same number. */
interface LockHolder {
  pid: number;
  boot: string;
  began: string;
}

export type FolderLock = { ok: true; release: () => void; takenOver: boolean } | { ok: false; pid: number };

/**
 * One starter per folder. Every turn has a number, and the highest `lock.N` tells whose turn it is: a program that lives
 * is refused to nobody else; one that is gone, or an empty file, means that the next number is free. A number is taken by
 * linking a finished file to it, which only one can do, and nobody ever removes the file of a turn that may still be on.
 */
export function lockFolder(folder: string): FolderLock {
  const holder: LockHolder = { pid: process.pid, boot: bootId(), began: processStartTime(process.pid) ?? '' };
  const mine = join(folder, `locking.${process.pid}.${randomBytes(4).toString('hex')}`);
  const file = (turn: number) => join(folder, `lock.${turn}`);
  writeFileSync(mine, JSON.stringify(holder), { mode: 0o600, flag: 'wx', flush: true });
  try {
    for (let tries = 0; tries < 100; tries++) {
      const last = Math.max(0, ...lockNumbers(folder));
      const other = readHolder(file(last));
      if (other && isAlive(other)) return { ok: false, pid: other.pid };
      const turn = last + 1;
      if (!linkLock(mine, file(turn))) continue;
      // We may have looked so long ago that others had their turn since, and our number was free again.
      if (Math.max(...lockNumbers(folder)) !== turn) {
        rmSync(file(turn), { force: true });
        continue;
      }
      // The turn before stays: someone who is reading the folder at this moment must find one of the two.
      for (const past of lockNumbers(folder)) if (past < last) rmSync(file(past), { force: true });
      return { ok: true, takenOver: other !== null, release: () => releaseLock(file(turn)) };
    }
    throw new Error(`could not lock ${folder}`);
  } finally {
    rmSync(mine, { force: true });
  }
}

const isAlive = (holder: LockHolder): boolean =>
  holder.boot === bootId() && processStartTime(holder.pid) === holder.began;

const lockNumbers = (folder: string): number[] =>
  readdirSync(folder).flatMap((name) => (/^lock\.\d+$/.test(name) ? Number(name.slice(5)) : []));

function linkLock(finished: string, turn: string): boolean {
  try {
    linkSync(finished, turn);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

/** Null: nobody, or somebody who was done; a turn is never half written, only emptied. */
function readHolder(turn: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(turn, 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}

function releaseLock(turn: string): void {
  try {
    truncateSync(turn);
  } catch {
    // The whole folder was taken away in the meantime: nothing is held.
  }
}
