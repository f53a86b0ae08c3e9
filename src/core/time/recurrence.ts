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
  /** The first and the last date (YYYY-MM-DD) on which it can happen; absent or null: no bound. */
  validFrom?: string | null;
  validUntil?: string | null;
}

/** The longest interval that a recurrence can have. */
export const MAX_INTERVAL_WEEKS = 52;
/** Which of a weekday in the month: -1 is the last. */
export const MONTH_ORDINALS = [1, 2, 3, 4, 5, -1] as const;

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
export function happensOn(
  { weekday, recurrence, validFrom, validUntil }: RecurringTime,
  date: string,
): boolean {
  if (weekdayOf(date) !== weekday) return false;
  if ((validFrom && date < validFrom) || (validUntil && date > validUntil)) return false;
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
  const earliest = time.validFrom && time.validFrom > from ? time.validFrom : from;
  const first = addDays(earliest, (time.weekday - weekdayOf(earliest) + WEEK_DAYS) % WEEK_DAYS);
  for (let week = 0; week < MAX_WEEKS_BETWEEN; week++) {
    const date = addDays(first, week * WEEK_DAYS);
    if (happensOn(time, date)) return date;
  }
  return null;
}

const RRULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The weekday as BYDAY of RFC 5545, with its place in the month: `TU`, `1TU,3TU`. */
export function toByday({ weekday, recurrence }: RecurringTime): string {
  const day = RRULE_DAYS[weekday - 1] ?? 'MO';
  if (recurrence?.every !== 'month') return day;
  return recurrence.ordinals.map((ordinal) => `${ordinal}${day}`).join(',');
}

/** The recurrence as an RFC 5545 rule, without a start: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`, `FREQ=MONTHLY;BYDAY=1TU,3TU`. */
export function toRrule(time: RecurringTime): string {
  const { recurrence } = time;
  const byday = `BYDAY=${toByday(time)}`;
  if (!recurrence) return `FREQ=WEEKLY;${byday}`;
  return recurrence.every === 'weeks'
    ? `FREQ=WEEKLY;INTERVAL=${recurrence.interval};${byday}`
    : `FREQ=MONTHLY;${byday}`;
}

/** A recurrence in one form: ordinals once and in order, `null` for what comes down to every week. */
export function canonicalRecurrence(recurrence: Recurrence | null | undefined): Recurrence | null {
  if (!recurrence) return null;
  if (recurrence.every === 'weeks') return recurrence.interval === 1 ? null : recurrence;
  const ordinals = MONTH_ORDINALS.filter((ordinal) => recurrence.ordinals.includes(ordinal));
  // The fourth and the last leave no week out.
  const isWeekly =
    [1, 2, 3, 4].every((ordinal) => recurrence.ordinals.includes(ordinal)) && ordinals.length > 4;
  return isWeekly ? null : { every: 'month', ordinals };
}

const sameRecurrence = (a: RecurringTime, b: RecurringTime): boolean => {
  const [one, other] = [canonicalRecurrence(a.recurrence), canonicalRecurrence(b.recurrence)];
  if (one?.every !== 'weeks' || other?.every !== 'weeks')
    return JSON.stringify(one) === JSON.stringify(other);
  return one.interval === other.interval && happensOn({ ...a, ...NO_BOUNDS }, other.from);
};
const NO_BOUNDS = { validFrom: null, validUntil: null };

/** Two recurrences of times on the same weekday as one; undefined when no single rule says both. */
function combineRecurrence(a: RecurringTime, b: RecurringTime): Recurrence | null | undefined {
  const [one, other] = [canonicalRecurrence(a.recurrence), canonicalRecurrence(b.recurrence)];
  if (!one || !other) return null;
  if (sameRecurrence(a, b)) return one;
  if (one.every === 'month' && other.every === 'month')
    return canonicalRecurrence({ every: 'month', ordinals: [...one.ordinals, ...other.ordinals] });
  // Every two weeks in the even and in the odd weeks is every week.
  const isWeekly =
    one.every === 'weeks' && other.every === 'weeks' && one.interval === 2 && other.interval === 2;
  return isWeekly ? null : undefined;
}

/** A recurring time with its hours, in minutes after midnight. */
export interface RecurringHours extends RecurringTime {
  startsAt: number;
  endsAt: number;
}

/**
 * Makes one time of those that begin at the same hour on the same weekday: "the first" and "the third Tuesday" become the
 * first and third, of two ends the later counts.
 * @returns also the times that no single rule can say together with an earlier one; those are left out
 */
export function mergeTimes<T extends RecurringHours>(times: readonly T[]): { times: T[]; conflicts: T[] } {
  const merged: T[] = [];
  const conflicts: T[] = [];
  for (const time of times) {
    const index = merged.findIndex(
      ({ weekday, startsAt }) => weekday === time.weekday && startsAt === time.startsAt,
    );
    const earlier = merged[index];
    if (!earlier) {
      merged.push(time);
      continue;
    }
    const combined = mergeTwo(earlier, time);
    if (combined) merged[index] = combined;
    else conflicts.push(time);
  }
  return { times: merged, conflicts };
}

function mergeTwo<T extends RecurringHours>(a: T, b: T): T | undefined {
  const sameBounds =
    boundOf(a.validFrom) === boundOf(b.validFrom) && boundOf(a.validUntil) === boundOf(b.validUntil);
  if (sameRecurrence(a, b)) {
    if (sameBounds) return a.endsAt >= b.endsAt ? a : { ...a, endsAt: b.endsAt };
    return a.endsAt === b.endsAt ? joinPeriods(a, b) : undefined;
  }
  const recurrence = combineRecurrence(a, b);
  return recurrence === undefined || !sameBounds || a.endsAt !== b.endsAt ? undefined : { ...a, recurrence };
}

const boundOf = (date: string | null | undefined): string => date ?? '';

/** The same time in two periods as one, when it happens on no date between them. */
function joinPeriods<T extends RecurringHours>(a: T, b: T): T | undefined {
  const [first, second] = boundOf(a.validFrom) <= boundOf(b.validFrom) ? [a, b] : [b, a];
  const { weekday, recurrence, validUntil } = first;
  if (!validUntil) return first;
  const next = nextDateOf({ weekday, recurrence: recurrence ?? null }, addDays(validUntil, 1));
  if (!next || boundOf(second.validFrom) > next) return undefined;
  const laterEnd = second.validUntil && second.validUntil < validUntil ? validUntil : second.validUntil;
  return { ...first, validUntil: laterEnd ?? null };
}
