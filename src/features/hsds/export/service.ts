import { toHHMM } from '#core/i18n/formats.ts';
import { toByday } from '#core/time/recurrence.ts';
import type { Initiative, WeeklyTime } from '#features/directory';
import { textIn } from '#features/directory';
import { municipalityByCode } from '#features/geography';
import { vocabularyIn } from '#features/vocabulary';
import { NATIVE_LANGUAGE_NAMES } from '#features/vocabulary/rules.ts';
import { PROFILE_PROPERTY, type Profile, profileOf } from '../schema/profile.ts';
import { recordId } from './record-id.ts';
import { attributesOf, type HsdsAttribute } from './taxonomy.ts';

/** The fields of a service in every list. */
export interface HsdsServiceSummary {
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

export type ChildRecord = Record<string, unknown> & { id: string };
type CapacityRecord = ChildRecord & { unit: ChildRecord };
type LocationRecord = ChildRecord & { addresses: ChildRecord[]; accessibility: ChildRecord[] };
type ServiceAtLocationRecord = ChildRecord & { location: LocationRecord };

export interface HsdsService extends HsdsServiceSummary {
  organization: ChildRecord;
  phones: ChildRecord[];
  schedules: ChildRecord[];
  languages: ChildRecord[];
  cost_options: ChildRecord[];
  capacities: CapacityRecord[];
  attributes: HsdsAttribute[];
  service_at_locations: ServiceAtLocationRecord[];
  [PROFILE_PROPERTY]: Profile;
}

/** Leaves out unknown fields: HSDS has no null. */
export const withoutUnknown = <T extends Record<string, unknown>>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };

/** An initiative as a service of HSDS 3.1, without nested records. */
export function toServiceSummary(initiative: Initiative): HsdsServiceSummary {
  const { text } = textIn(initiative, initiative.language);
  return withoutUnknown({
    id: initiative.id,
    organization_id: initiative.organisation.id,
    name: text.name,
    description: [text.summary, text.description].filter(Boolean).join('\n\n'),
    url: initiative.website,
    email: initiative.email,
    status: initiative.status,
    minimum_age: initiative.ageMin,
    maximum_age: initiative.ageMax,
    assured_date: initiative.confirmedAt?.toISOString().slice(0, 10),
    last_modified: initiative.changedAt.toISOString(),
  }) as HsdsServiceSummary;
}

/** An initiative as a service of HSDS 3.1, with its nested records. @param baseUrl of the feed, without a final slash */
export function toService(initiative: Initiative, organization: ChildRecord, baseUrl: string): HsdsService {
  return {
    ...toServiceSummary(initiative),
    organization,
    phones: initiative.phone
      ? [
          {
            id: recordId(initiative.id, 'phone'),
            service_id: initiative.id,
            number: initiative.phone,
            type: 'voice',
          },
        ]
      : [],
    schedules: initiative.times.map((time) => toSchedule(time, initiative.id)),
    languages: [
      ...initiative.languages.map((code) => ({ code, name: NATIVE_LANGUAGE_NAMES[code] })),
      ...initiative.signLanguages.map((code) => ({ code, name: vocabularyIn('nl')(`signLanguage.${code}`) })),
    ].map(({ code, name }) => ({
      id: recordId(initiative.id, 'language', code),
      service_id: initiative.id,
      name,
      code,
    })),
    cost_options:
      initiative.costCents === null
        ? []
        : [
            {
              id: recordId(initiative.id, 'cost'),
              service_id: initiative.id,
              currency: 'EUR',
              amount: initiative.costCents / 100,
            },
          ],
    capacities: capacities(initiative),
    attributes: attributesOf(initiative, baseUrl),
    service_at_locations: serviceAtLocations(initiative),
    [PROFILE_PROPERTY]: profileOf(initiative),
  };
}

/** A time with its rule, in the fields that HSDS has for the parts of RFC 5545. */
function toSchedule(time: WeeklyTime, serviceId: string): ChildRecord {
  const { recurrence } = time;
  return withoutUnknown({
    id: time.id,
    service_id: serviceId,
    freq: recurrence?.every === 'month' ? 'MONTHLY' : 'WEEKLY',
    interval: recurrence?.every === 'weeks' ? recurrence.interval : 1,
    wkst: 'MO',
    byday: toByday(time),
    dtstart: recurrence?.every === 'weeks' ? recurrence.from : null,
    valid_from: time.validFrom,
    valid_to: time.validUntil,
    opens_at: toHHMM(time.startsAt),
    closes_at: toHHMM(time.endsAt),
    description: 'Dutch clock (Europe/Amsterdam), in summer and in winter.',
  });
}

/** Free places, when their number is known; a full initiative has none. */
function capacities(initiative: Initiative): CapacityRecord[] {
  const isFull = initiative.room === 'full' || initiative.room === 'waitlist';
  const available = initiative.placesFree ?? (isFull ? 0 : null);
  if (available === null) return [];
  const unit = {
    id: recordId('unit', 'place'),
    name: 'places',
    scheme: 'nl_nieuwkomers',
    identifier: 'place',
  };
  return [
    withoutUnknown({
      id: recordId(initiative.id, 'capacity'),
      service_id: initiative.id,
      unit_id: unit.id,
      unit,
      available,
      description:
        initiative.room === 'waitlist'
          ? 'Places for participants; there is a waiting list.'
          : 'Places for participants.',
      updated: (initiative.confirmedAt ?? initiative.changedAt).toISOString(),
    }),
  ];
}

/** Whether anything is known about where it is. */
export const hasPlace = (initiative: Initiative): boolean =>
  initiative.online || initiative.town !== null || initiative.address !== null || initiative.lat !== null;

/** The id of the `service_at_location` of an initiative. */
export const serviceAtLocationId = (initiative: Initiative): string =>
  recordId(initiative.id, 'service_at_location');

function serviceAtLocations(initiative: Initiative): ServiceAtLocationRecord[] {
  if (!hasPlace(initiative)) return [];
  const locationId = recordId(initiative.id, 'location');
  const addresses =
    initiative.town && initiative.address
      ? [
          {
            id: recordId(initiative.id, 'address'),
            location_id: locationId,
            address_1: initiative.address,
            city: initiative.town,
            state_province: municipalityByCode(initiative.municipality ?? '')?.province ?? '',
            postal_code: initiative.postcode ?? '',
            country: 'NL',
            address_type: 'physical',
          },
        ]
      : [];
  return [
    {
      id: serviceAtLocationId(initiative),
      service_id: initiative.id,
      location_id: locationId,
      location: withoutUnknown({
        id: locationId,
        location_type: initiative.online ? 'virtual' : 'physical',
        url: initiative.online ? initiative.website : null,
        name: initiative.placeName ?? initiative.town,
        latitude: initiative.lat,
        longitude: initiative.lon,
        addresses: initiative.online ? [] : addresses,
        accessibility: initiative.access.length
          ? [
              {
                id: recordId(initiative.id, 'accessibility'),
                location_id: locationId,
                description: initiative.access.join(', '),
              },
            ]
          : [],
      }),
    },
  ];
}
