import type { Db } from './connection.ts';

const counters = new WeakMap<Db, number>();

/** A write of this process was committed: whatever was read and kept in memory before may be out of date. */
export const bumpWriteCounter = (db: Db): void => void counters.set(db, writeCounter(db) + 1);

/** How many writes this process has committed. */
export const writeCounter = (db: Db): number => counters.get(db) ?? 0;
