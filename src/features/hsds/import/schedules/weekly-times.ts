import type { RecordIssueSink } from '../../schema/issues.ts';
import { asDate, asNumber, asText, type RawRecord } from '../../schema/values.ts';
import { amsterdamOffsetMinutes, type ClockTime, parseClockTime } from './clock.ts';
import { weekdaysOf } from './weekdays.ts';

/** Times are minutes after midnight in Amsterdam; Monday is 1. */
export interface ScheduledTime {
  weekday: number;
  startsAt: number;
  endsAt: number;
}

const DAY_MINUTES = 1440;
/** An activity may go on until four at night. */
const MAX_END_MINUTES = DAY_MINUTES + 240;
const MAX_TIMES = 100;

/**
 * The weekly times of HSDS schedules, in Amsterdam time. Schedules that are not weekly, have ended or cannot be read are
 * reported and left out.
 * @param today YYYY-MM-DD; also decides the UTC offset of Amsterdam when a schedule has no date
 */
export function weeklyTimes(
  schedules: RawRecord[],
  today: string,
  addIssue: RecordIssueSink,
): ScheduledTime[] {
  const times = new Map<string, ScheduledTime>();
  for (const schedule of schedules) {
    for (const time of timesOf(schedule, today, addIssue)) {
      const key = `${time.weekday} ${time.startsAt}`;
      const sameStart = times.get(key);
      if (!sameStart || sameStart.endsAt < time.endsAt) times.set(key, time);
    }
  }
  return [...times.values()]
    .sort((a, b) => a.weekday - b.weekday || a.startsAt - b.startsAt)
    .slice(0, MAX_TIMES);
}

function timesOf(schedule: RawRecord, today: string, addIssue: RecordIssueSink): ScheduledTime[] {
  const opens = asText(schedule.opens_at);
  const closes = asText(schedule.closes_at);
  const rule = [schedule.freq, schedule.byday, opens && `${opens}–${closes}`]
    .map(asText)
    .filter(Boolean)
    .join(' ');
  // A description alone ("on weekdays") has no times in it.
  if (!opens && !closes && !asText(schedule.byday) && !asText(schedule.freq)) return [];
  const until = [asDate(schedule.valid_to), asDate(schedule.until)].filter((date) => date !== null).sort()[0];
  if (until && until < today) return reject(addIssue, 'schedule-over', until);
  if (!isWeekly(schedule)) return reject(addIssue, 'not-weekly', rule);
  const days = weekdaysOf(schedule);
  if (days === 'not-weekly') return reject(addIssue, 'not-weekly', rule);
  if (!days.length) return reject(addIssue, 'no-weekday', rule);
  const start = parseClockTime(opens);
  const end = parseClockTime(closes);
  if (!start || !end) return reject(addIssue, 'bad-time', rule);
  const startDate = asDate(schedule.valid_from) ?? asDate(schedule.dtstart);
  if (startDate && startDate > today) addIssue('schedule-later', 'schedules', startDate);
  checkTimeZoneNumber(schedule, start, addIssue);
  const shift = amsterdamShift(start, end, startDate ?? today, addIssue, rule);
  return days.flatMap(
    (weekday) =>
      toWeeklyTime(weekday, start.minutes + shift.start, end.minutes + shift.end) ??
      reject(addIssue, 'bad-time', rule),
  );
}

function isWeekly(schedule: RawRecord): boolean {
  const freq = asText(schedule.freq).toUpperCase();
  if (freq && freq !== 'WEEKLY' && freq !== 'DAILY') return false;
  const interval = asNumber(schedule.interval);
  return interval === null || interval <= 1;
}

function reject(
  addIssue: RecordIssueSink,
  code: 'schedule-over' | 'not-weekly' | 'no-weekday' | 'bad-time',
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
  rule: string,
): { start: number; end: number } {
  const shiftOf = (clock: ClockTime) =>
    clock.utcOffsetMinutes === null ? 0 : amsterdamOffsetMinutes(date) - clock.utcOffsetMinutes;
  const endClock = end.utcOffsetMinutes === null && start.utcOffsetMinutes !== null ? start : end;
  const shift = { start: shiftOf(start), end: shiftOf(endClock) };
  if (shift.start || shift.end) addIssue('converted-time', 'schedules', rule);
  return shift;
}

/** HSDS has one number for the zone, which is wrong for half of the year; times without an offset are read as local times. */
function checkTimeZoneNumber(schedule: RawRecord, start: ClockTime, addIssue: RecordIssueSink): void {
  const zone = asNumber(schedule.timezone);
  if (start.utcOffsetMinutes === null && zone !== null && zone !== 1 && zone !== 2)
    addIssue('time-zone-number', 'schedules.timezone', zone);
}

/** Moves times before or after the day to the right weekday; null when they are no valid range. */
function toWeeklyTime(weekday: number, startMinutes: number, endMinutes: number): ScheduledTime | null {
  const dayShift = Math.floor(startMinutes / DAY_MINUTES);
  const startsAt = startMinutes - dayShift * DAY_MINUTES;
  if (startMinutes === endMinutes && startsAt !== 0) return null;
  let endsAt = endMinutes - dayShift * DAY_MINUTES;
  if (endsAt <= startsAt) endsAt += DAY_MINUTES;
  if (endsAt <= startsAt || endsAt > MAX_END_MINUTES) return null;
  return { weekday: ((weekday - 1 + dayShift + 7) % 7) + 1, startsAt, endsAt };
}
