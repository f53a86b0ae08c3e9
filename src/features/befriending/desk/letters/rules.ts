import { DAY_MS } from '#core/time/durations.ts';

/** What waits for a coordinator, as a letter tells it: numbers, and nobody's name. */
export interface DeskWaiting {
  /** Reports that nobody looked at. */
  reports: number;
  /** Pairs in which somebody said that it was not safe, or that they are not sure. */
  safety: number;
  /** Pairs that nobody heard of. */
  overdue: number;
  /** Organisations that asked to share people. */
  neighbours: number;
  /** People of whom a check is missing or ran out. */
  checks: number;
}

/** A coordinator gets one digest in so many days. */
const DIGEST_DAYS = 7;

/** Whether the digest is to be sent: something waits, and the last one was long enough ago. */
export const isDigestDue = (waiting: DeskWaiting, toldAt: Date | null, now: Date): boolean =>
  Object.values(waiting).some((count) => count > 0) &&
  (toldAt === null || now.getTime() - toldAt.getTime() >= DIGEST_DAYS * DAY_MS);
