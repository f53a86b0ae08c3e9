import { textOf } from '../edition/texts.ts';
import type { Edition, Venue } from '../edition/types.ts';

/**
 * The edition as search engines read it: a schema.org Event in JSON-LD, with a sub-event per break-out. `url` is absolute.
 * Safe inside a page: `<` is escaped, so no text can end the script element that holds it.
 */
export function editionJsonLd(edition: Edition, language: string, url: string): string {
  const locations = edition.venues.map((venue) => locationOf(venue, url));
  const online = edition.venues.some((venue) => venue.online);
  const here = edition.venues.some((venue) => !venue.online);
  const mode = online ? (here ? 'Mixed' : 'Online') : 'Offline';
  const statusOf = (cancelled: boolean) =>
    `https://schema.org/${cancelled ? 'EventCancelled' : 'EventScheduled'}`;
  const isCancelled = edition.state === 'cancelled';
  const shared = {
    eventAttendanceMode: `https://schema.org/${mode}EventAttendanceMode`,
    isAccessibleForFree: true,
    ...(locations.length ? { location: locations.length === 1 ? locations[0] : locations } : {}),
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
    eventStatus: statusOf(isCancelled),
    ...(edition.languages.length ? { inLanguage: edition.languages } : {}),
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
      eventStatus: statusOf(isCancelled || Boolean(item.cancelledAt ?? breakOut.cancelledAt)),
      performer: { '@type': 'Organization', name: breakOut.hostName },
      ...shared,
    })),
  }).replaceAll('<', '\\u003c');
}

/** A place with its address; one on line by the page of the meeting, for its own link is only for who comes. */
const locationOf = ({ name, address, town, online }: Venue, url: string) =>
  online
    ? { '@type': 'VirtualLocation', name, url }
    : {
        '@type': 'Place',
        name,
        address: {
          '@type': 'PostalAddress',
          streetAddress: address,
          addressLocality: town,
          addressCountry: 'NL',
        },
      };
