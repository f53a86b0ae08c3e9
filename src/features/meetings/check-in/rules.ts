/**
 * Who is present, out of what phones and desks recorded. Used by the server and on every phone: in whatever order, how often
 * and how late records arrive, whoever has the same records has the same answer.
 */

/** A scan of somebody's badge, or that it was a mistake. */
export interface AttendanceRecord {
  /** Made by the device, so that what arrives twice is one record. */
  id: string;
  kind: 'scan' | 'undo';
  /** Of an undo: up to and including this moment nothing counts. */
  at: Date;
  /** Where: the name of a desk or phone. */
  device: string;
}

/** When somebody came, and at which desk. */
export interface BadgeArrival {
  at: Date;
  device: string;
}

/**
 * The first scan wins, of those that nobody took back: an undo takes back every scan up to its moment, also one that arrives
 * later.
 */
export function arrivalOf(records: readonly AttendanceRecord[]): BadgeArrival | null {
  let undoneUntil = Number.NEGATIVE_INFINITY;
  for (const { kind, at } of records) if (kind === 'undo') undoneUntil = Math.max(undoneUntil, at.getTime());
  let first: AttendanceRecord | undefined;
  for (const record of records) {
    if (record.kind !== 'scan' || record.at.getTime() <= undoneUntil) continue;
    if (!first || isBefore(record, first)) first = record;
  }
  return first ? { at: first.at, device: first.device } : null;
}

const isBefore = (a: AttendanceRecord, b: AttendanceRecord): boolean =>
  a.at.getTime() === b.at.getTime() ? a.id < b.id : a.at < b.at;

/**
 * The moment of an undo: its own, or that of the arrival that was on the screen when that is later, because the clock of
 * another phone may run ahead.
 */
export const undoMoment = (at: Date, seen: Date | null): Date => (seen && seen > at ? seen : at);
