import { ok, type Result, refuse } from '../result.ts';
import {
  addDays,
  canonicalRecurrence,
  happensOn,
  MAX_INTERVAL_WEEKS,
  MONTH_ORDINALS,
  type RecurringTime,
  weekdayOf,
} from './recurrence.ts';

/** The parts of a recurrence rule (RFC 5545 §3.3.10) that say on which days something happens. */
export interface RecurrenceRule {
  /** DAILY, WEEKLY or MONTHLY; with another one the rule is refused. */
  freq: string;
  interval: number;
  /** BYDAY; Monday is 1. `ordinal` is that of `1TU` or `-1FR`. */
  days: { weekday: number; ordinal: number | null }[];
  setPositions: number[];
  monthDays: number[];
  /** The first day of the week, Monday is 1: decides which weeks an interval counts. */
  weekStart: number;
  /** DTSTART (YYYY-MM-DD). */
  start: string | null;
  /** The last date (YYYY-MM-DD). */
  until: string | null;
  count: number | null;
}

/**
 * Why a rule gives no times: it names no weekday, it counts from a date that it does not name, or a weekday with a week
 * interval or its place in the month cannot say it.
 */
export type RuleRefusal = 'no-weekday' | 'no-start' | 'not-representable';

const WEEK_DAYS = 7;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const RRULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The days of the month among which the first (second …) of any weekday is. */
const MONTH_DAYS_OF_ORDINAL = [
  { ordinal: 1, days: [1, 2, 3, 4, 5, 6, 7] },
  { ordinal: 2, days: [8, 9, 10, 11, 12, 13, 14] },
  { ordinal: 3, days: [15, 16, 17, 18, 19, 20, 21] },
  { ordinal: 4, days: [22, 23, 24, 25, 26, 27, 28] },
  { ordinal: 5, days: [29, 30, 31] },
  { ordinal: -1, days: [-7, -6, -5, -4, -3, -2, -1] },
];

/** The times of a rule, one for each weekday. What a time cannot say exactly is refused: nothing is guessed. */
export function timesOfRule(rule: RecurrenceRule): Result<RecurringTime[], RuleRefusal> {
  const times = rule.freq === 'MONTHLY' ? monthlyTimes(rule) : weeklyTimes(rule);
  if (!times.ok) return times;
  const last = lastDate(rule, times.value);
  if (!last.ok) return last;
  return ok(times.value.map((time) => (last.value ? { ...time, validUntil: last.value } : time)));
}

function weeklyTimes(rule: RecurrenceRule): Result<RecurringTime[], RuleRefusal> {
  const { start } = rule;
  if (rule.setPositions.length || rule.monthDays.length) return refuse('not-representable');
  if (rule.days.some(({ ordinal }) => ordinal !== null)) return refuse('not-representable');
  const startDay = start ? [weekdayOf(start)] : [];
  const named = [...new Set(rule.days.map(({ weekday }) => weekday))];
  let days = named.length ? named : startDay;
  let { interval } = rule;
  if (rule.freq === 'DAILY') {
    if (interval === 1) days = named.length ? named : EVERY_DAY;
    else if (interval % WEEK_DAYS !== 0) return refuse('not-representable');
    else if (!start) return refuse('no-start');
    else {
      interval /= WEEK_DAYS;
      days = startDay.filter((day) => !named.length || named.includes(day));
    }
  } else if (rule.freq !== 'WEEKLY') return refuse('not-representable');
  if (!days.length) return refuse('no-weekday');
  if (!Number.isInteger(interval) || interval < 1 || interval > MAX_INTERVAL_WEEKS)
    return refuse('not-representable');
  if (interval === 1) return ok(days.map((weekday) => ({ weekday, recurrence: null })));
  if (!start) return refuse('no-start');
  // The weeks that count are those at a multiple of the interval from the week of the start.
  const toWeekStart = (weekdayOf(start) - rule.weekStart + WEEK_DAYS) % WEEK_DAYS;
  return ok(
    days.map((weekday) => {
      const inFirstWeek = addDays(start, ((weekday - rule.weekStart + WEEK_DAYS) % WEEK_DAYS) - toWeekStart);
      const from = inFirstWeek < start ? addDays(inFirstWeek, interval * WEEK_DAYS) : inFirstWeek;
      return { weekday, recurrence: { every: 'weeks', interval, from } };
    }),
  );
}

function monthlyTimes({
  interval,
  days,
  setPositions,
  monthDays,
}: RecurrenceRule): Result<RecurringTime[], RuleRefusal> {
  if (interval !== 1 || !days.length) return refuse('not-representable');
  const weekdays = [...new Set(days.map(({ weekday }) => weekday))];
  const withOrdinal = days.some(({ ordinal }) => ordinal !== null);
  if (withOrdinal && (setPositions.length || monthDays.length)) return refuse('not-representable');
  // The first of "Monday or Tuesday" is on different weekdays in different months.
  if (setPositions.length && (monthDays.length || weekdays.length > 1)) return refuse('not-representable');
  const named = setPositions.length ? setPositions : monthDays.length ? ordinalsOf(monthDays) : [];
  if (!named) return refuse('not-representable');
  const times = weekdays.map((weekday): RecurringTime => {
    const ofDay = days.filter((day) => day.weekday === weekday).map(({ ordinal }) => ordinal);
    const ordinals = ofDay.some((ordinal) => ordinal === null) ? named : ofDay.filter((o) => o !== null);
    return { weekday, recurrence: ordinals.length ? { every: 'month', ordinals } : null };
  });
  const known = times.every(
    ({ recurrence }) =>
      recurrence?.every !== 'month' ||
      recurrence.ordinals.every((ordinal) => MONTH_ORDINALS.some((one) => one === ordinal)),
  );
  if (!known) return refuse('not-representable');
  return ok(times.map((time) => ({ ...time, recurrence: canonicalRecurrence(time.recurrence) })));
}

/** The ordinals whose days of the month these are; undefined when they are other days. */
function ordinalsOf(monthDays: readonly number[]): number[] | undefined {
  const blocks = MONTH_DAYS_OF_ORDINAL.filter(({ days }) => days.every((day) => monthDays.includes(day)));
  const covered = blocks.flatMap(({ days }) => days);
  return monthDays.every((day) => covered.includes(day)) ? blocks.map(({ ordinal }) => ordinal) : undefined;
}

/** No count of ours reaches further than this. */
const MAX_COUNTED_DAYS = 20 * 366;

/** The last date on which it happens: that of UNTIL, or the date of the last of COUNT; null without an end. */
function lastDate(
  { start, until, count }: RecurrenceRule,
  times: readonly RecurringTime[],
): Result<string | null, RuleRefusal> {
  if (count === null) return ok(until);
  if (!start) return refuse('no-start');
  if (!Number.isInteger(count) || count < 1) return refuse('not-representable');
  let left = count;
  for (let day = 0; day < MAX_COUNTED_DAYS; day++) {
    const date = addDays(start, day);
    if (until && date > until) return ok(until);
    if (times.some((time) => happensOn(time, date)) && --left === 0) return ok(date);
  }
  return refuse('not-representable');
}

const KNOWN_PARTS = ['FREQ', 'INTERVAL', 'BYDAY', 'BYSETPOS', 'BYMONTHDAY', 'WKST', 'UNTIL', 'COUNT'];

/**
 * Reads a rule such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU` or `FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,-1` (RFC 5545 §3.3.10), with
 * or without `RRULE:`.
 * @param start DTSTART (YYYY-MM-DD), from which an interval counts
 */
export function fromRrule(text: string, start: string | null = null): Result<RecurringTime[], RuleRefusal> {
  const parts = new Map(
    text
      .trim()
      .replace(/^RRULE:/i, '')
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part) => part.split('=', 2) as [string, string | undefined]),
  );
  if ([...parts.keys()].some((name) => !KNOWN_PARTS.includes(name))) return refuse('not-representable');
  const list = (name: string): string[] => (parts.get(name) ?? '').split(',').filter(Boolean);
  const days = list('BYDAY').map((code) => {
    const [, ordinal, day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(code) ?? [];
    return { weekday: RRULE_DAYS.indexOf(day) + 1, ordinal: ordinal === undefined ? null : Number(ordinal) };
  });
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '') ?? [];
  const weekStart = RRULE_DAYS.indexOf(parts.get('WKST') ?? 'MO') + 1;
  if (days.some(({ weekday }) => !weekday) || !weekStart || (parts.has('UNTIL') && !year))
    return refuse('not-representable');
  return timesOfRule({
    freq: parts.get('FREQ') ?? '',
    interval: Number(parts.get('INTERVAL') ?? 1),
    days,
    setPositions: list('BYSETPOS').map(Number),
    monthDays: list('BYMONTHDAY').map(Number),
    weekStart,
    start,
    until: year ? `${year}-${month}-${day}` : null,
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
  });
}
