import { toHHMM } from '#core/i18n/formats.ts';
import type { Initiative } from '#features/directory';
import { textIn } from '#features/directory';
import { municipalityByCode } from '#features/geography';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { idFor } from './id.ts';
import { PROFILE, type Profile, profileOf } from './profile.ts';
import { type Attribute, attributesOf } from './taxonomy.ts';

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** What of a service stands in every list. */
export interface ServiceBrief {
  id: string;
  organization_id: string;
  name: string;
  description: string;
  url?: string;
  email?: string;
  status: string;
  minimum_age?: number;
  maximum_age?: number;
  assured_date?: string;
  last_modified: string;
}

type Child = Record<string, unknown> & { id: string };

export interface Service extends ServiceBrief {
  organization: Child;
  phones: Child[];
  schedules: Child[];
  languages: Child[];
  cost_options: Child[];
  capacities: Child[];
  attributes: Attribute[];
  service_at_locations: Child[];
  [PROFILE]: Profile;
}

/** Leaves out what is not known: HSDS has no null. */
export const known = <T extends Record<string, unknown>>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };

/** An initiative as a service of HSDS 3.1, without what belongs to it. */
export function serviceBrief(it: Initiative): ServiceBrief {
  const { text } = textIn(it, it.language);
  return known({
    id: it.id,
    organization_id: it.organisation.id,
    name: text.name,
    description: [text.summary, text.description].filter(Boolean).join('\n\n'),
    url: it.website,
    email: it.email,
    status: it.status,
    minimum_age: it.ageMin,
    maximum_age: it.ageMax,
    assured_date: it.confirmedAt?.toISOString().slice(0, 10),
    last_modified: it.changedAt.toISOString(),
  }) as ServiceBrief;
}

/** The same with everything that belongs to it. @param at where the feed stands */
export function service(it: Initiative, organization: Child, at: string): Service {
  return {
    ...serviceBrief(it),
    organization,
    phones: it.phone
      ? [{ id: idFor(it.id, 'phone'), service_id: it.id, number: it.phone, type: 'voice' }]
      : [],
    schedules: it.times.map((time) => ({
      id: time.id,
      service_id: it.id,
      freq: 'WEEKLY',
      interval: 1,
      wkst: 'MO',
      byday: BYDAY[time.weekday - 1] as string,
      opens_at: toHHMM(time.startsAt),
      closes_at: toHHMM(time.endsAt),
      description: 'Dutch clock (Europe/Amsterdam), in summer and in winter.',
    })),
    languages: it.languages.map((code) => ({
      id: idFor(it.id, 'language', code),
      service_id: it.id,
      name: NATIVE_LANGUAGE_NAMES[code],
      code,
    })),
    cost_options:
      it.costCents === null
        ? []
        : [{ id: idFor(it.id, 'cost'), service_id: it.id, currency: 'EUR', amount: it.costCents / 100 }],
    capacities: capacityOf(it),
    attributes: attributesOf(it, at),
    service_at_locations: placeOf(it),
    [PROFILE]: profileOf(it),
  };
}

/** Free places, when somebody counted them; full counts as none. */
function capacityOf(it: Initiative): Child[] {
  const available = it.placesFree ?? (it.room === 'full' || it.room === 'waitlist' ? 0 : null);
  if (available === null) return [];
  const unit = { id: idFor('unit', 'place'), name: 'places', scheme: 'nl_nieuwkomers', identifier: 'place' };
  return [
    known({
      id: idFor(it.id, 'capacity'),
      service_id: it.id,
      unit_id: unit.id,
      unit,
      available,
      description:
        it.room === 'waitlist'
          ? 'Places for participants; there is a waiting list.'
          : 'Places for participants.',
      updated: (it.confirmedAt ?? it.changedAt).toISOString(),
    }),
  ];
}

/** Is anything known of where it is? */
export const hasPlace = (it: Initiative): boolean =>
  it.online || it.town !== null || it.address !== null || it.lat !== null;
/** The id of an initiative at its place. */
export const placeId = (it: Initiative): string => idFor(it.id, 'service_at_location');

function placeOf(it: Initiative): Child[] {
  if (!hasPlace(it)) return [];
  const location = idFor(it.id, 'location');
  const address =
    it.town && it.address
      ? [
          {
            id: idFor(it.id, 'address'),
            location_id: location,
            address_1: it.address,
            city: it.town,
            state_province: municipalityByCode(it.municipality ?? '')?.province ?? '',
            postal_code: it.postcode ?? '',
            country: 'NL',
            address_type: 'physical',
          },
        ]
      : [];
  return [
    {
      id: placeId(it),
      service_id: it.id,
      location_id: location,
      location: known({
        id: location,
        location_type: it.online ? 'virtual' : 'physical',
        url: it.online ? it.website : null,
        name: it.placeName ?? it.town,
        latitude: it.lat,
        longitude: it.lon,
        addresses: it.online ? [] : address,
        accessibility: it.access.length
          ? [{ id: idFor(it.id, 'accessibility'), location_id: location, description: it.access.join(', ') }]
          : [],
      }),
    },
  ];
}
