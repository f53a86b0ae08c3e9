import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';

/**
 * The edition as search engines read it: a schema.org Event in JSON-LD, with a sub-event per break-out. `url` is absolute.
 * Safe inside a page: `<` is escaped, so no text can end the script element that holds it.
 */
export function editionJsonLd(edition: Edition, language: string, url: string): string {
  const venue = edition.venues[0];
  const location = venue && {
    '@type': 'Place',
    name: venue.name,
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue.address,
      addressLocality: venue.town,
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
  const breakOuts = edition.parts.flatMap((item) => item.breakOuts.map((breakOut) => ({ item, breakOut })));
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
    subEvent: breakOuts.map(({ item, breakOut }) => ({
      '@type': 'Event',
      name: textOf(breakOut.texts, 'title', language),
      description: textOf(breakOut.texts, 'question', language),
      startDate: item.startsAt.toISOString(),
      endDate: item.endsAt.toISOString(),
      maximumAttendeeCapacity: breakOut.capacity,
      inLanguage: breakOut.languages,
      performer: { '@type': 'Organization', name: breakOut.hostName },
      ...shared,
    })),
  }).replaceAll('<', '\\u003c');
}
