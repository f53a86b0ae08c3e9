import type { RawRecord } from './values.ts';

// Invented records for tests and measurements. Nothing in them exists.

const TOWNS = ['Leiden', 'Delft', 'Zwolle', 'Breda', 'Haarlem', 'Gouda'] as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const NAMES = [
  'Taalcafé',
  'Fietsles',
  'Samen koken',
  'Koor',
  'Spreekuur formulieren',
  'Wandelgroep',
] as const;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** An organization; `index` makes it a different one. */
export const sampleOrganization = (index: number): RawRecord => ({
  id: `org-${index}`,
  name: `Stichting De Brug ${index}`,
  description: `Wij brengen mensen bij elkaar in ${pick(TOWNS, index)}.`,
  website: `https://brug${index}.example.nl`,
  email: `hallo@brug${index}.example.nl`,
});

/** A whole service with its organization, one place and one weekly time. */
export const sampleService = (index: number, more: RawRecord = {}): RawRecord => ({
  id: `service-${index}`,
  name: `${pick(NAMES, index)} ${pick(TOWNS, index)} ${index}`,
  description: `Elke week samen bezig, met koffie. Iedereen is welkom. ${'Kom gerust een keer kijken. '.repeat(index % 4)}`,
  url: 'https://voorbeeld.example.nl/activiteit',
  email: 'contact@voorbeeld.example.nl',
  status: 'active',
  minimum_age: 18,
  fees_description: 'Gratis',
  assured_date: '2026-10-01',
  organization: sampleOrganization(Math.floor(index / 10)),
  phones: [{ id: `phone-${index}`, number: '+31 20 000 00 00', type: 'voice' }],
  languages: [
    { id: `l-${index}`, name: 'Arabic', code: 'ar' },
    { id: `m-${index}`, name: 'Dutch', code: 'nl' },
  ],
  schedules: [
    { id: `s-${index}`, freq: 'WEEKLY', byday: pick(DAYS, index), opens_at: '10:00', closes_at: '12:00' },
  ],
  service_at_locations: [
    {
      id: `sal-${index}`,
      location: {
        id: `location-${index}`,
        location_type: 'physical',
        name: `Buurthuis ${index}`,
        latitude: Number((52.1 + (index % 100) / 1000).toFixed(3)),
        longitude: Number((4.4 + (index % 100) / 1000).toFixed(3)),
        addresses: [
          {
            id: `a-${index}`,
            address_1: `Dorpsstraat ${index}`,
            city: pick(TOWNS, index),
            state_province: 'Zuid-Holland',
            postal_code: '2311ab',
            country: 'NL',
            address_type: 'physical',
          },
        ],
      },
    },
  ],
  ...more,
});

export const sampleServices = (count: number): RawRecord[] =>
  Array.from({ length: count }, (_, index) => sampleService(index));

const cell = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value);
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV with a first line of names. */
export const csv = (rows: RawRecord[], separator = ','): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((cells) => cells.map(cell).join(separator))
    .join('\n');
};

type Tables = Record<string, RawRecord[]>;

/** The same services as tables of a tabular package. */
export function sampleTables(services: RawRecord[]): Tables {
  const organizations = new Map<unknown, RawRecord>();
  const tables: Tables = {
    organizations: [],
    services: [],
    phones: [],
    languages: [],
    schedules: [],
    service_at_location: [],
    locations: [],
    addresses: [],
  };
  const put = (table: string, rows: unknown, more: RawRecord) => {
    for (const row of rows as RawRecord[]) tables[table]?.push({ ...row, ...more });
  };
  for (const {
    organization,
    phones,
    languages,
    schedules,
    service_at_locations: places,
    ...service
  } of services) {
    const org = organization as RawRecord;
    organizations.set(org.id, org);
    const serviceLink = { service_id: service.id };
    tables.services?.push({ ...service, organization_id: org.id });
    put('phones', phones, serviceLink);
    put('languages', languages, serviceLink);
    put('schedules', schedules, serviceLink);
    for (const { location, ...place } of places as RawRecord[]) {
      const { addresses, ...where } = location as RawRecord;
      put('service_at_location', [place], { ...serviceLink, location_id: where.id });
      put('locations', [where], {});
      put('addresses', addresses, { location_id: where.id });
    }
  }
  tables.organizations = [...organizations.values()];
  return tables;
}
