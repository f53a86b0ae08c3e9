import type { Note, Raw } from '../../types.ts';
import { day, numeric, plain } from '../../values.ts';
import { type Clock, dutchOffset, readClock } from './clock.ts';
import { weekdaysOf } from './weekdays.ts';

export interface Time {
  weekday: number;
  startsAt: number;
  endsAt: number;
}

/** An activity may go on after midnight until four. */
const LATEST = 1680;

/**
 * The weekly times that schedules tell, on the Dutch clock. What is not every week, has ended or cannot be read is noted.
 * @param today YYYY-MM-DD: what has ended, and which offset the Dutch clock has when the schedule names no date
 */
export function weeklyTimes(schedules: Raw[], today: string, note: Note): Time[] {
  const found = new Map<string, Time>();
  for (const schedule of schedules) {
    for (const time of timesOf(schedule, today, note)) {
      const key = `${time.weekday} ${time.startsAt}`;
      const before = found.get(key);
      if (!before || before.endsAt < time.endsAt) found.set(key, time);
    }
  }
  return [...found.values()].sort((a, b) => a.weekday - b.weekday || a.startsAt - b.startsAt).slice(0, 100);
}

function timesOf(schedule: Raw, today: string, note: Note): Time[] {
  const opens = plain(schedule.opens_at);
  const closes = plain(schedule.closes_at);
  const rule = [schedule.freq, schedule.byday, opens && `${opens}–${closes}`]
    .map(plain)
    .filter(Boolean)
    .join(' ');
  // Descriptions alone ("on weekdays") say nothing that a week can be made of.
  if (!opens && !closes && !plain(schedule.byday) && !plain(schedule.freq)) return [];
  const until = [day(schedule.valid_to), day(schedule.until)].filter((each) => each !== null).sort()[0];
  if (until && until < today) return nothing(note, 'schedule-over', until);
  if (!everyWeek(schedule)) return nothing(note, 'not-weekly', rule);
  const days = weekdaysOf(schedule);
  if (days === 'not-weekly') return nothing(note, 'not-weekly', rule);
  if (!days.length) return nothing(note, 'no-weekday', rule);
  const from = readClock(opens);
  const to = readClock(closes);
  if (!from || !to) return nothing(note, 'bad-time', rule);
  const begins = day(schedule.valid_from) ?? day(schedule.dtstart);
  if (begins && begins > today) note('schedule-later', 'schedules', begins);
  zoneNumber(schedule, from, note);
  const shift = shiftOf(from, to, begins ?? today, note, rule);
  return days.flatMap(
    (weekday) =>
      place(weekday, from.minutes + shift.from, to.minutes + shift.to) ?? nothing(note, 'bad-time', rule),
  );
}

function everyWeek(schedule: Raw): boolean {
  const freq = plain(schedule.freq).toUpperCase();
  if (freq && freq !== 'WEEKLY' && freq !== 'DAILY') return false;
  const interval = numeric(schedule.interval);
  return interval === null || interval <= 1;
}

function nothing(
  note: Note,
  code: 'schedule-over' | 'not-weekly' | 'no-weekday' | 'bad-time',
  value: string,
): Time[] {
  note(code, 'schedules', value);
  return [];
}

function shiftOf(from: Clock, to: Clock, on: string, note: Note, rule: string): { from: number; to: number } {
  const shift = (clock: Clock) => (clock.offset === null ? 0 : dutchOffset(on) - clock.offset);
  const both = {
    from: shift(from),
    to: to.offset === null && from.offset !== null ? shift(from) : shift(to),
  };
  if (both.from || both.to) note('converted-time', 'schedules', rule);
  return both;
}

/** HSDS has one number for the zone, which is wrong half of the year; a time without an offset is the clock on the wall. */
function zoneNumber(schedule: Raw, from: Clock, note: Note): void {
  const zone = numeric(schedule.timezone);
  if (from.offset === null && zone !== null && zone !== 1 && zone !== 2)
    note('time-zone-number', 'schedules.timezone', zone);
}

/** Puts minutes that fell before or after the day on the right weekday; null when it cannot be a time. */
function place(weekday: number, startsAt: number, endsAt: number): Time | null {
  const days = Math.floor(startsAt / 1440);
  const start = startsAt - days * 1440;
  if (startsAt === endsAt && start !== 0) return null;
  let end = endsAt - days * 1440;
  if (end <= start) end += 1440;
  if (end <= start || end > LATEST) return null;
  return { weekday: ((weekday - 1 + days + 7) % 7) + 1, startsAt: start, endsAt: end };
}
