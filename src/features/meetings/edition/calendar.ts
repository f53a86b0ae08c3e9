import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { placesLine } from './programme.ts';
import { textOf } from './texts.ts';
import type { BreakOut, Edition } from './types.ts';

/** A meeting in somebody's calendar: the edition and, when known, the break-outs in which they have a seat. */
export interface CalendarEntry {
  edition: Edition;
  breakOuts?: BreakOut[];
  /** Where to look or to change something. */
  url: string;
  /** Somebody's own registration was cancelled. */
  cancelled?: boolean;
  /** Id of the registration: an attendee's own copy must not overwrite the public event, which has the edition's id. */
  uid?: string;
  /** Links of places on line; only for somebody who comes. */
  links?: string[];
}

/**
 * A calendar file (RFC 5545) or feed. Every moment is written in UTC: then no time zone of a server or a calendar
 * program can move it. What is cancelled stays in it, with STATUS:CANCELLED, so that subscribers hear of it.
 * @param host name of this site, for lasting event ids (UID)
 */
export function calendarOf(entries: CalendarEntry[], name: string, language: string, host: string): string {
  const calendar = ical({
    name,
    prodId: { company: 'Van Onderop', product: 'meetings', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const { edition, breakOuts = [], url, cancelled, uid = edition.id, links = [] } of entries) {
    const isCancelled = cancelled || edition.state === 'cancelled';
    calendar.createEvent({
      id: `${uid}@${host}`,
      sequence: edition.sequence,
      stamp: edition.changedAt,
      lastModified: edition.changedAt,
      start: edition.startsAt,
      end: edition.endsAt,
      summary: textOf(edition.texts, 'title', language),
      description: [
        textOf(edition.texts, 'summary', language),
        ...breakOuts.map(
          ({ number, texts, room }) =>
            `${number}. ${textOf(texts, 'title', language)}${room ? ` · ${room}` : ''}`,
        ),
        ...links,
      ].join('\n'),
      ...(edition.venues.length ? { location: placesLine(edition) } : {}),
      url,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}
