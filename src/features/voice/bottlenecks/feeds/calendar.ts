import ical, { ICalCalendarMethod } from 'ical-generator';
import { messagesIn } from '../../messages.ts';
import { textIn } from '../../model/rules.ts';
import type { StandingBottleneck } from '../answers/read-desk.ts';
import { bottleneckPath } from '../model/paths.ts';
import { textsOf } from '../model/rules.ts';

const REFRESH_SECONDS = 3600;

/**
 * The days on which answers are due as a calendar to subscribe to (RFC 5545): whole days, also those that are past without an
 * answer.
 * @param baseUrl the public URL of this application, with the language
 */
export function bottleneckCalendar(
  rows: readonly StandingBottleneck[],
  { language, baseUrl, now }: { language: string; baseUrl: string; now: Date },
): string {
  const t = messagesIn(language);
  const calendar = ical({
    name: t('bottleneck.title'),
    prodId: { company: 'Van Onderop', product: 'bottlenecks', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  const host = new URL(baseUrl).hostname;
  for (const { bottleneck, standing } of rows) {
    if (standing.dueOn === null) continue;
    const what = textIn(textsOf(bottleneck.texts), language)?.words ?? '';
    calendar.createEvent({
      id: `${bottleneck.id}@${host}`,
      stamp: now,
      start: new Date(`${standing.dueOn}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: t('bottleneck.calendar.event', { what }),
      description: [
        standing.isOverdue ? t('bottleneck.state.overdue') : undefined,
        t('bottleneck.owner', { owner: standing.owner }),
        `${baseUrl}${bottleneckPath(bottleneck.id)}`,
      ]
        .filter((line) => line !== undefined)
        .join('\n'),
    });
  }
  return calendar.toString();
}
