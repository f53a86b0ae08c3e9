import ical, { ICalCalendarMethod, ICalEventRepeatingFreq } from 'ical-generator';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';

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
 * The weekly times of initiatives as a calendar to subscribe to (RFC 5545): every week in Dutch time, summer and winter.
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
      const { text } = textIn(it, language);
      calendar.createEvent({
        id: `${time.id}@${host}`,
        stamp: it.changedAt,
        lastModified: it.changedAt,
        timezone: ZONE,
        start: firstOccurrence(it.changedAt, time.weekday, time.startsAt),
        end: firstOccurrence(it.changedAt, time.weekday, time.endsAt),
        repeating: { freq: ICalEventRepeatingFreq.WEEKLY },
        summary: text.name,
        description: [text.summary, it.organisation.name].join('\n'),
        ...(it.address || it.town
          ? { location: [it.placeName, it.address, it.town].filter(Boolean).join(', ') }
          : {}),
        url: `${baseUrl}/initiatives/${it.id}`,
      });
    }
  return calendar.toString();
}

/** The first such weekday from a date on: wall-clock time in the fields of local time, which the library writes out. */
function firstOccurrence(from: Date, weekday: number, minutes: number): Date {
  const daysAhead = (weekday - (from.getUTCDay() || 7) + 7) % 7;
  return new Date(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + daysAhead, 0, minutes);
}
