import type { Raw } from '../types.ts';

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

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** An organization; `at` makes it a different one. */
export const sampleOrganization = (at: number): Raw => ({
  id: `org-${at}`,
  name: `Stichting De Brug ${at}`,
  description: `Wij brengen mensen bij elkaar in ${pick(TOWNS, at)}.`,
  website: `https://brug${at}.example.nl`,
  email: `hallo@brug${at}.example.nl`,
});

/** A whole service with its organization, one place and one weekly time. */
export const sampleService = (at: number, more: Raw = {}): Raw => ({
  id: `service-${at}`,
  name: `${pick(NAMES, at)} ${pick(TOWNS, at)} ${at}`,
  description: `Elke week samen bezig, met koffie. Iedereen is welkom. ${'Kom gerust een keer kijken. '.repeat(at % 4)}`,
  url: 'https://voorbeeld.example.nl/activiteit',
  email: 'contact@voorbeeld.example.nl',
  status: 'active',
  minimum_age: 18,
  fees_description: 'Gratis',
  assured_date: '2026-10-01',
  organization: sampleOrganization(Math.floor(at / 10)),
  phones: [{ id: `phone-${at}`, number: '+31 20 000 00 00', type: 'voice' }],
  languages: [
    { id: `l-${at}`, name: 'Arabic', code: 'ar' },
    { id: `m-${at}`, name: 'Dutch', code: 'nl' },
  ],
  schedules: [
    { id: `s-${at}`, freq: 'WEEKLY', byday: pick(DAYS, at), opens_at: '10:00', closes_at: '12:00' },
  ],
  service_at_locations: [
    {
      id: `sal-${at}`,
      location: {
        id: `location-${at}`,
        location_type: 'physical',
        name: `Buurthuis ${at}`,
        latitude: Number((52.1 + (at % 100) / 1000).toFixed(3)),
        longitude: Number((4.4 + (at % 100) / 1000).toFixed(3)),
        addresses: [
          {
            id: `a-${at}`,
            address_1: `Dorpsstraat ${at}`,
            city: pick(TOWNS, at),
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

export const sampleServices = (count: number): Raw[] =>
  Array.from({ length: count }, (_, at) => sampleService(at));

const cell = (value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value);
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV with a first line of names. */
export const csv = (rows: Raw[], separator = ','): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((cells) => cells.map(cell).join(separator))
    .join('\n');
};

type Tables = Record<string, Raw[]>;

/** The same services as tables of a tabular package. */
export function sampleTables(services: Raw[]): Tables {
  const organizations = new Map<unknown, Raw>();
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
  const put = (table: string, rows: unknown, more: Raw) => {
    for (const row of rows as Raw[]) tables[table]?.push({ ...row, ...more });
  };
  for (const {
    organization,
    phones,
    languages,
    schedules,
    service_at_locations: places,
    ...service
  } of services) {
    const org = organization as Raw;
    organizations.set(org.id, org);
    const own = { service_id: service.id };
    tables.services?.push({ ...service, organization_id: org.id });
    put('phones', phones, own);
    put('languages', languages, own);
    put('schedules', schedules, own);
    for (const { location, ...place } of places as Raw[]) {
      const { addresses, ...where } = location as Raw;
      put('service_at_location', [place], { ...own, location_id: where.id });
      put('locations', [where], {});
      put('addresses', addresses, { location_id: where.id });
    }
  }
  tables.organizations = [...organizations.values()];
  return tables;
}
