import { DAY_MS, HOUR_MS } from './durations.ts';

/** What is known about the time, when something is about to be deleted because of its age. */
export interface ClockReadings {
  applicationNow: Date;
  databaseNow: Date;
  /** When deleting by age was last allowed. */
  lastRound: Date | null;
  /** The newest moment that people's use left behind. */
  newestRow: Date | null;
}

/**
 * May what is old be deleted by this clock? `reference` is the moment that it was compared with.
 * `clocks-differ`: application and database do not agree. `jumped-ahead`: much later than the last sign of life, so the
 * clock is wrong or the server was off for long. `jumped-back`: before what happened already.
 */
export type ClockVerdict =
  | { believable: true }
  | { believable: false; reason: 'clocks-differ' | 'jumped-ahead' | 'jumped-back'; reference: Date };

const MAX_DIFFERENCE_MS = HOUR_MS;
const MAX_JUMP_MS = 2 * DAY_MS;

/** Judges a clock before anything is deleted by it. An installation that nobody used yet has nothing to compare with. */
export function clockVerdict({
  applicationNow,
  databaseNow,
  lastRound,
  newestRow,
}: ClockReadings): ClockVerdict {
  const now = applicationNow.getTime();
  if (!(Math.abs(now - databaseNow.getTime()) <= MAX_DIFFERENCE_MS))
    return { believable: false, reason: 'clocks-differ', reference: databaseNow };
  const reference = lastRound ?? newestRow;
  if (!reference) return { believable: true };
  const jumpMs = now - reference.getTime();
  if (jumpMs > MAX_JUMP_MS) return { believable: false, reason: 'jumped-ahead', reference };
  if (jumpMs < -MAX_JUMP_MS) return { believable: false, reason: 'jumped-back', reference };
  return { believable: true };
}
