import { toHHMM } from '#core/i18n/formats.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';

const SCHEMA_ORG_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

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
    hoursAvailable: it.times.map((time) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: `https://schema.org/${SCHEMA_ORG_DAYS[time.weekday - 1]}`,
      opens: toHHMM(time.startsAt),
      closes: toHHMM(time.endsAt),
    })),
  }).replaceAll('<', '\\u003c');
}
