import { Temporal } from 'temporal-polyfill';
import { DAY_MS, MINUTE_MS } from './durations.ts';

const TIME_ZONE = 'Europe/Amsterdam';

/** A moment as the Dutch clock shows it. */
export interface AmsterdamTime {
  /** YYYY-MM-DD */
  day: string;
  /** Whole minutes that the clock shows after midnight: 150 is half past two, also on a day that skips an hour. */
  minutes: number;
}

/** The Dutch calendar and clock at this moment. Throws a RangeError for an invalid Date. */
const zoned = (moment: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(TIME_ZONE);

/** What calendar and clock in the Netherlands say at this moment. Throws a RangeError for an invalid Date. */
export function toAmsterdam(moment: Date): AmsterdamTime {
  const clock = zoned(moment);
  return { day: clock.toPlainDate().toString(), minutes: clock.hour * 60 + clock.minute };
}

/**
 * The moment at which the Dutch clock shows so many whole minutes after midnight of a day (YYYY-MM-DD); 1,440 and more
 * are on the days after. In the hour that summer time skips it is the moment as much later, in the hour that comes twice
 * the first of the two. Throws a RangeError for a day that does not exist.
 */
export const fromAmsterdam = (day: string, minutes: number): Date =>
  new Date(Temporal.PlainDateTime.from(day).add({ minutes }).toZonedDateTime(TIME_ZONE).epochMilliseconds);

/** The day after (YYYY-MM-DD), on the calendar. Throws a RangeError for a day that does not exist. */
export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** Whether this is a day that exists, written as 2026-11-24. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

let lastMinute = { minute: Number.NaN, day: '' };

/** Which day it is on the Dutch calendar: 2026-11-24. Every page asks for it, so the current minute is remembered. */
export function amsterdamDate(moment: Date): string {
  const minute = Math.floor(moment.getTime() / MINUTE_MS);
  if (lastMinute.minute !== minute) lastMinute = { minute, day: toAmsterdam(moment).day };
  return lastMinute.day;
}

/** The moment `days` times 24 hours before. Over a change of the clock that is another time of day: for terms, not for appointments. */
export const daysBefore = (moment: Date, days: number): Date => new Date(moment.getTime() - days * DAY_MS);

/** The moment `days` times 24 hours later. Over a change of the clock that is another time of day: for terms, not for appointments. */
export const daysAfter = (moment: Date, days: number): Date => new Date(moment.getTime() + days * DAY_MS);
