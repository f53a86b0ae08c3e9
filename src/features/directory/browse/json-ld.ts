import { toHHMM } from '#core/i18n/formats.ts';
import { toByday } from '#core/time/recurrence.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative, WeeklyTime } from '../catalogue/types.ts';

const SCHEMA_ORG_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const dayUrl = (weekday: number): string => `https://schema.org/${SCHEMA_ORG_DAYS[weekday - 1]}`;

/** A time that is not every week as a schema.org Schedule; `byDay` of a month is written as in RFC 5545. */
function scheduleOf(time: WeeklyTime): object[] {
  const { recurrence, weekday } = time;
  if (!recurrence) return [];
  const weeks = recurrence.every === 'weeks';
  return [
    {
      '@type': 'Schedule',
      repeatFrequency: weeks ? `P${recurrence.interval}W` : 'P1M',
      byDay: weeks ? dayUrl(weekday) : toByday(time).split(','),
      startTime: toHHMM(time.startsAt),
      endTime: toHHMM(time.endsAt),
      scheduleTimezone: 'Europe/Amsterdam',
      startDate: (weeks ? recurrence.from : time.validFrom) ?? undefined,
      endDate: time.validUntil ?? undefined,
    },
  ];
}

/**
 * The initiative as search engines read it: a schema.org Service in JSON-LD. What is not known is left out.
 * Safe inside a `<script>`: every `<` is escaped, so that no text can end the element.
 */
export function jsonLdOf(it: Initiative, language: string, url: string): string {
  const { text, language: textLanguage } = textIn(it, language);
  const place = !it.online &&
    it.town && {
      '@type': 'Place',
      name: it.placeName ?? it.town,
      address: {
        '@type': 'PostalAddress',
        streetAddress: it.address ?? undefined,
        postalCode: it.postcode ?? undefined,
        addressLocality: it.town,
        addressCountry: 'NL',
      },
      geo:
        it.lat !== null && it.lon !== null
          ? { '@type': 'GeoCoordinates', latitude: it.lat, longitude: it.lon }
          : undefined,
    };
  const schedules = it.times.flatMap(scheduleOf);
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Service',
    '@id': url,
    url,
    name: text.name,
    description: text.summary,
    inLanguage: textLanguage,
    dateModified: it.changedAt.toISOString(),
    provider: { '@type': 'Organization', name: it.organisation.name, url: it.website ?? undefined },
    areaServed: it.town ?? undefined,
    audience:
      it.audience && it.audience !== 'everyone'
        ? { '@type': 'PeopleAudience', audienceType: it.audience }
        : undefined,
    offers:
      it.costCents === null
        ? undefined
        : { '@type': 'Offer', price: it.costCents / 100, priceCurrency: 'EUR' },
    availableChannel: {
      '@type': 'ServiceChannel',
      availableLanguage: it.languages,
      serviceLocation: place || undefined,
      serviceUrl: it.online ? (it.website ?? undefined) : undefined,
    },
    hoursAvailable: it.times
      .filter(({ recurrence }) => !recurrence)
      .map((time) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: dayUrl(time.weekday),
        opens: toHHMM(time.startsAt),
        closes: toHHMM(time.endsAt),
        validFrom: time.validFrom ?? undefined,
        validThrough: time.validUntil ?? undefined,
      })),
    // Opening hours are those of every week: what repeats in another way is an event with a schedule.
    subjectOf: schedules.length
      ? { '@type': 'Event', name: text.name, location: place || undefined, eventSchedule: schedules }
      : undefined,
  }).replaceAll('<', '\\u003c');
}
