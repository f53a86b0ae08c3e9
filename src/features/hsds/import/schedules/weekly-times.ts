import { ok, type Result, refuse } from '#core/result.ts';
import { addDays, mergeTimes, type RecurringTime, toRrule, weekdayOf } from '#core/time/recurrence.ts';
import { fromRrule, type RuleRefusal, timesOfRule } from '#core/time/rrule.ts';
import type { RecordIssueSink } from '../../schema/issues.ts';
import type { InitiativeDraft } from '../../schema/types.ts';
import { asDate, asNumber, asText, type RawRecord } from '../../schema/values.ts';
import { amsterdamOffsetMinutes, type ClockTime, parseClockTime } from './clock.ts';
import { ruleDays } from './weekdays.ts';

/** Times are minutes after midnight in Amsterdam; Monday is 1. */
export type ScheduledTime = InitiativeDraft['times'][number];

const DAY_MINUTES = 1440;
/** An activity may go on until four at night. */
const MAX_END_MINUTES = DAY_MINUTES + 240;
const MAX_TIMES = 100;

/**
 * The times of HSDS schedules, in Amsterdam time: those of every week, every so many weeks, or on a weekday of the month.
 * Schedules that repeat in another way, have ended or cannot be read are reported and left out.
 * @param today YYYY-MM-DD; also decides the UTC offset of Amsterdam when a schedule has no date
 */
export function weeklyTimes(
  schedules: RawRecord[],
  today: string,
  addIssue: RecordIssueSink,
): ScheduledTime[] {
  const all = schedules.flatMap((schedule) => timesOf(schedule, today, addIssue));
  // What is held now goes before what begins later.
  const { times, conflicts } = mergeTimes(all.toSorted((a, b) => compareDates(a.validFrom, b.validFrom)));
  for (const conflict of conflicts) addIssue('times-clash', 'schedules', toRrule(conflict));
  return times.sort((a, b) => a.weekday - b.weekday || a.startsAt - b.startsAt).slice(0, MAX_TIMES);
}

type DateBound = string | null | undefined;

/** Dates (YYYY-MM-DD) in their order; none comes first. */
const compareDates = (a: DateBound, b: DateBound): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;

function timesOf(schedule: RawRecord, today: string, addIssue: RecordIssueSink): ScheduledTime[] {
  const opens = asText(schedule.opens_at);
  const closes = asText(schedule.closes_at);
  const summary = [schedule.freq, schedule.interval, schedule.byday, opens && `${opens}–${closes}`]
    .map(asText)
    .filter(Boolean)
    .join(' ');
  // A description alone ("on weekdays") has no times in it.
  if (!opens && !closes && !asText(schedule.byday) && !asText(schedule.freq) && !asText(schedule.rrule))
    return [];
  const days = daysOf(schedule);
  const until = [asDate(schedule.valid_to), asDate(schedule.until)]
    .concat(days.ok ? days.value.map(({ validUntil }) => validUntil ?? null) : [])
    .filter((date) => date !== null)
    .sort()[0];
  if (until && until < today) return reject(addIssue, 'schedule-over', until);
  if (!days.ok)
    return reject(addIssue, days.refusal === 'not-representable' ? 'not-weekly' : days.refusal, summary);
  const start = parseClockTime(opens);
  const end = parseClockTime(closes);
  if (!start || !end) return reject(addIssue, 'bad-time', summary);
  const startDate =
    [asDate(schedule.valid_from), asDate(schedule.dtstart)].toSorted(compareDates).at(-1) ?? null;
  const validFrom = startDate && startDate > today ? startDate : null;
  if (validFrom) addIssue('schedule-later', 'schedules', validFrom);
  checkTimeZoneNumber(schedule, start, addIssue);
  const shift = amsterdamShift(start, end, startDate ?? today, addIssue, summary);
  const bounds = { ...(validFrom ? { validFrom } : {}), ...(until ? { validUntil: until } : {}) };
  return days.value.flatMap((day) => {
    const time = toWeeklyTime({ ...day, ...bounds }, start.minutes + shift.start, end.minutes + shift.end);
    return time.ok ? time.value : reject(addIssue, time.refusal, summary);
  });
}

/** The days of a schedule and how they repeat. */
function daysOf(schedule: RawRecord): Result<RecurringTime[], RuleRefusal> {
  const days = ruleDays(schedule.byday);
  const validFrom = asDate(schedule.valid_from);
  const startsOnItsDay = validFrom !== null && days.some(({ weekday }) => weekday === weekdayOf(validFrom));
  // The date from which a schedule is valid is that of its first time only when it is such a weekday.
  const start = asDate(schedule.dtstart) ?? (startsOnItsDay ? validFrom : null);
  const rrule = asText(schedule.rrule);
  if (rrule) return fromRrule(rrule, start);
  if (asText(schedule.byyearday) || asText(schedule.byweekno)) return refuse('not-representable');
  const freq = asText(schedule.freq).toUpperCase();
  const withOrdinal = days.some(({ ordinal }) => ordinal !== null);
  if (!freq && !days.length) return refuse('no-weekday');
  return timesOfRule({
    freq: freq || (withOrdinal ? 'MONTHLY' : 'WEEKLY'),
    interval: asText(schedule.interval) ? (asNumber(schedule.interval) ?? Number.NaN) : 1,
    days,
    setPositions: numbersIn(schedule.bysetpos),
    monthDays: numbersIn(schedule.bymonthday),
    weekStart: ruleDays(schedule.wkst)[0]?.weekday ?? 1,
    start,
    until: null,
    // A count of zero, in some exports, is a field that nobody filled in.
    count: asNumber(schedule.count) || null,
  });
}

const numbersIn = (value: unknown): number[] =>
  (Array.isArray(value) ? value.map(asText).join(',') : asText(value))
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);

function reject(
  addIssue: RecordIssueSink,
  code: 'schedule-over' | 'not-weekly' | 'no-weekday' | 'no-start' | 'bad-time',
  value: string,
): ScheduledTime[] {
  addIssue(code, 'schedules', value);
  return [];
}

/** Minutes to add to the times to get Amsterdam time; an end without an offset has that of the start. */
function amsterdamShift(
  start: ClockTime,
  end: ClockTime,
  date: string,
  addIssue: RecordIssueSink,
  summary: string,
): { start: number; end: number } {
  const shiftOf = (clock: ClockTime) =>
    clock.utcOffsetMinutes === null ? 0 : amsterdamOffsetMinutes(date) - clock.utcOffsetMinutes;
  const endClock = end.utcOffsetMinutes === null && start.utcOffsetMinutes !== null ? start : end;
  const shift = { start: shiftOf(start), end: shiftOf(endClock) };
  if (shift.start || shift.end) addIssue('converted-time', 'schedules', summary);
  return shift;
}

/** HSDS has one number for the zone, which is wrong for half of the year; times without an offset are read as local times. */
function checkTimeZoneNumber(schedule: RawRecord, start: ClockTime, addIssue: RecordIssueSink): void {
  const zone = asNumber(schedule.timezone);
  if (start.utcOffsetMinutes === null && zone !== null && zone !== 1 && zone !== 2)
    addIssue('time-zone-number', 'schedules.timezone', zone);
}

/** Moves times before or after the day to the right weekday; refused when they are no valid range. */
function toWeeklyTime(
  day: RecurringTime,
  startMinutes: number,
  endMinutes: number,
): Result<ScheduledTime, 'bad-time' | 'not-weekly'> {
  const dayShift = Math.floor(startMinutes / DAY_MINUTES);
  const startsAt = startMinutes - dayShift * DAY_MINUTES;
  if (startMinutes === endMinutes && startsAt !== 0) return refuse('bad-time');
  let endsAt = endMinutes - dayShift * DAY_MINUTES;
  if (endsAt <= startsAt) endsAt += DAY_MINUTES;
  if (endsAt <= startsAt || endsAt > MAX_END_MINUTES) return refuse('bad-time');
  const { recurrence, weekday, ...bounds } = day;
  // The day after the first Sunday is not always the first Monday.
  if (dayShift && recurrence?.every === 'month') return refuse('not-weekly');
  const moved =
    dayShift && recurrence?.every === 'weeks'
      ? { ...recurrence, from: addDays(recurrence.from, dayShift) }
      : recurrence;
  return ok({
    weekday: ((weekday - 1 + dayShift + 7) % 7) + 1,
    startsAt,
    endsAt,
    ...(moved ? { recurrence: moved } : {}),
    ...bounds,
  });
}
