import ical, { ICalCalendarMethod } from 'ical-generator';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { nextDateOf, toRrule } from '#core/time/recurrence.ts';
import { factsSentence } from '../catalogue/facts.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative, WeeklyTime } from '../catalogue/types.ts';

const REFRESH_SECONDS = 86_400;
const ZONE = 'Europe/Amsterdam';
/** Dutch time and summer time (Directive 2000/84/EC): the last Sundays of March and October, at one o'clock UTC. */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/**
 * The times of initiatives as a calendar to subscribe to (RFC 5545), each with its rule: in Dutch time, summer and winter.
 * @param baseUrl the public URL of this application, with the language
 */
export function weeklyCalendar(
  places: readonly Initiative[],
  language: string,
  baseUrl: string,
  name: string,
): string {
  const calendar = ical({
    name,
    prodId: { company: 'Van Onderop', product: 'directory', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
    timezone: { name: ZONE, generator: () => VTIMEZONE },
  });
  const host = new URL(baseUrl).hostname;
  for (const it of places)
    for (const time of it.times) {
      const { text, fallback } = textIn(it, language);
      const start = nextDateOf(time, amsterdamDate(it.changedAt));
      if (!start) continue;
      calendar.createEvent({
        id: `${time.id}@${host}`,
        stamp: it.changedAt,
        lastModified: it.changedAt,
        timezone: ZONE,
        start: wallClock(start, time.startsAt),
        end: wallClock(start, time.endsAt),
        repeating: ruleOf(time),
        summary: text.name,
        description: [fallback ? factsSentence(it, language) : '', text.summary, it.organisation.name]
          .filter(Boolean)
          .join('\n'),
        ...(it.address || it.town
          ? { location: [it.placeName, it.address, it.town].filter(Boolean).join(', ') }
          : {}),
        url: `${baseUrl}/initiatives/${it.id}`,
      });
    }
  return calendar.toString();
}

/** The rule of a time; UNTIL is in UTC (RFC 5545 §3.3.10), some hours after the last time of that day. */
const ruleOf = (time: WeeklyTime): string =>
  `RRULE:${toRrule(time)}${time.validUntil ? `;UNTIL=${time.validUntil.replaceAll('-', '')}T235959Z` : ''}`;

/** Wall-clock time of a date (YYYY-MM-DD) in the fields of local time, which the library writes out. */
function wallClock(date: string, minutes: number): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 0, minutes);
}
