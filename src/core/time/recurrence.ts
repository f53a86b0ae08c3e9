/**
 * How a time on one weekday repeats; absent or null means every week. `from` is a date (YYYY-MM-DD) on which it happens;
 * `ordinals` says which of that weekday in the month: 1 to 5, or -1 for the last.
 */
export type Recurrence =
  | { every: 'weeks'; interval: number; from: string }
  | { every: 'month'; ordinals: number[] };

/** A time on a weekday (Monday is 1) and how it repeats. */
export interface RecurringTime {
  weekday: number;
  recurrence?: Recurrence | null;
}

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** A fifth Monday comes at most this many weeks after the last one. */
const MAX_WEEKS_BETWEEN = 60;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The weekday of a date (YYYY-MM-DD), Monday is 1. */
export const weekdayOf = (date: string): number => ((dayNumber(date) + 3) % WEEK_DAYS) + 1;

/** The date so many days later (YYYY-MM-DD). */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Whether it happens on a date (YYYY-MM-DD). */
export function happensOn({ weekday, recurrence }: RecurringTime, date: string): boolean {
  if (weekdayOf(date) !== weekday) return false;
  if (!recurrence) return true;
  if (recurrence.every === 'weeks') {
    const weeks = Math.round((dayNumber(date) - dayNumber(recurrence.from)) / WEEK_DAYS);
    return weeks % recurrence.interval === 0;
  }
  const dayOfMonth = Number(date.slice(8));
  const isLast = addDays(date, WEEK_DAYS).slice(0, 7) !== date.slice(0, 7);
  return (
    recurrence.ordinals.includes(Math.ceil(dayOfMonth / WEEK_DAYS)) ||
    (isLast && recurrence.ordinals.includes(-1))
  );
}

/** The first date on or after `from` on which it happens; null when there is none within a year. */
export function nextDateOf(time: RecurringTime, from: string): string | null {
  const first = addDays(from, (time.weekday - weekdayOf(from) + WEEK_DAYS) % WEEK_DAYS);
  for (let week = 0; week < MAX_WEEKS_BETWEEN; week++) {
    const date = addDays(first, week * WEEK_DAYS);
    if (happensOn(time, date)) return date;
  }
  return null;
}

const RRULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The recurrence as an RFC 5545 rule, without a start: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`, `FREQ=MONTHLY;BYDAY=1TU,3TU`. */
export function toRrule({ weekday, recurrence }: RecurringTime): string {
  const day = RRULE_DAYS[weekday - 1] ?? 'MO';
  if (!recurrence) return `FREQ=WEEKLY;BYDAY=${day}`;
  return recurrence.every === 'weeks'
    ? `FREQ=WEEKLY;INTERVAL=${recurrence.interval};BYDAY=${day}`
    : `FREQ=MONTHLY;BYDAY=${recurrence.ordinals.map((ordinal) => `${ordinal}${day}`).join(',')}`;
}
