import ical, { ICalCalendarMethod } from 'ical-generator';
import { ruleTitle } from '../clock/rule-title.ts';
import { teamMessagesIn } from '../messages.ts';
import { casePath } from '../model/paths.ts';
import type { CalendarTerm } from './queries.ts';

const REFRESH_SECONDS = 3600;

/**
 * The terms of a guide's cases as a calendar to subscribe to (RFC 5545): whole days, with the number of the case and no name, for
 * a calendar is often seen by more people than its owner.
 * @param baseUrl the public URL of this application, with the language
 */
export function caseCalendar(
  terms: readonly CalendarTerm[],
  { language, baseUrl, now }: { language: string; baseUrl: string; now: Date },
): string {
  const t = teamMessagesIn(language);
  const calendar = ical({
    name: t('calendar.name'),
    prodId: { company: 'Van Onderop', product: 'casework', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  const host = new URL(baseUrl).hostname;
  for (const { caseId, number, rule, dueOn } of terms)
    calendar.createEvent({
      id: `${caseId}-${rule}-${dueOn}@${host}`,
      stamp: now,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: t('calendar.event', { rule: ruleTitle(rule, language), number }),
      description: t('calendar.link', { url: `${baseUrl}${casePath(caseId)}` }),
    });
  return calendar.toString();
}
