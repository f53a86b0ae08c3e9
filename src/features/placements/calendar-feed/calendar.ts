import ical, { ICalCalendarMethod } from 'ical-generator';
import { amsterdamDate, fromAmsterdam } from '#core/time/amsterdam.ts';
import { addDays, happensOn } from '#core/time/recurrence.ts';
import { type Initiative, textIn } from '#features/directory';
import { teamMessagesIn } from '../messages.ts';
import { ATTENDANCE_PATH } from '../model/paths.ts';
import { CALENDAR_DAYS } from './rules.ts';

const REFRESH_SECONDS = 3600;

/**
 * The coming times of an initiative with how many people are expected, as a calendar to subscribe to (RFC 5545): no names, for a
 * calendar is often seen by more people than its owner. Every moment is in UTC, so that no time zone can move it.
 * @param baseUrl the public URL of this application, with the language
 */
export function expectedCalendar(
  initiative: Initiative,
  { atTime, anyTime }: { atTime: ReadonlyMap<string, number>; anyTime: number },
  { language, baseUrl, now }: { language: string; baseUrl: string; now: Date },
): string {
  const t = teamMessagesIn(language);
  const { name } = textIn(initiative, language).text;
  const calendar = ical({
    name: t('calendar.name', { name }),
    prodId: { company: 'Van Onderop', product: 'placements', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  const host = new URL(baseUrl).hostname;
  const today = amsterdamDate(now);
  // Whoever chose no time comes when there is only one.
  const [onlyTime, ...more] = initiative.times;
  for (const time of initiative.times) {
    const count = (atTime.get(time.id) ?? 0) + (onlyTime && more.length === 0 ? anyTime : 0);
    for (let ahead = 0; ahead < CALENDAR_DAYS; ahead++) {
      const date = addDays(today, ahead);
      if (!happensOn(time, date)) continue;
      calendar.createEvent({
        id: `${time.id}-${date}@${host}`,
        stamp: now,
        start: fromAmsterdam(date, time.startsAt),
        end: fromAmsterdam(date, time.endsAt),
        summary: t('calendar.event', { name, count }),
        description: [
          ...(more.length > 0 && anyTime > 0 ? [t('calendar.any-time', { count: anyTime })] : []),
          t('calendar.link', { url: `${baseUrl}${ATTENDANCE_PATH}?day=${date}` }),
        ].join('\n'),
      });
    }
  }
  return calendar.toString();
}
