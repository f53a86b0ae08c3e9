import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';

/**
 * The edition as search machines read it: schema.org Event, with a sub-event per break-out and the series above it.
 * Safe inside a page: no text can end the element it stands in.
 */
export function jsonLdOf(edition: Edition, language: string, url: string): string {
  const place = edition.venues[0];
  const location = place && {
    '@type': 'Place',
    name: place.name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: place.address,
      addressLocality: place.town,
      addressCountry: 'NL',
    },
  };
  const status = edition.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled';
  const shared = {
    eventStatus: `https://schema.org/${status}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    isAccessibleForFree: true,
    ...(location ? { location } : {}),
  };
  const parts = edition.parts.flatMap((part) => part.breakOuts.map((one) => ({ part, one })));
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: textOf(edition.texts, 'title', language),
    description: textOf(edition.texts, 'summary', language),
    startDate: edition.startsAt.toISOString(),
    endDate: edition.endsAt.toISOString(),
    url,
    ...shared,
    organizer: { '@type': 'Organization', name: textOf(edition.series.texts, 'title', language) },
    superEvent: { '@type': 'EventSeries', name: textOf(edition.series.texts, 'title', language) },
    subEvent: parts.map(({ part, one }) => ({
      '@type': 'Event',
      name: textOf(one.texts, 'title', language),
      description: textOf(one.texts, 'question', language),
      startDate: part.startsAt.toISOString(),
      endDate: part.endsAt.toISOString(),
      maximumAttendeeCapacity: one.capacity,
      inLanguage: one.languages,
      performer: { '@type': 'Organization', name: one.hostName },
      ...shared,
    })),
  }).replaceAll('<', '\\u003c');
}
