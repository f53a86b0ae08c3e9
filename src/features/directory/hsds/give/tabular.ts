import type { Asked, OpenDoor } from '#kernel/web.ts';
import { directorySnapshot } from '../../store/snapshot.ts';
import { whole } from './doors.ts';
import { FEED, feedAt } from './feed.ts';
import { organization } from './organization.ts';
import { taxonomies, taxonomyTerms } from './taxonomy.ts';

type Row = Record<string, unknown>;
type Tables = Record<string, Row[]>;

/** The tables of the package, each with its columns: HSDS tabular, with our profile as JSON in one column. */
const COLUMNS: Record<string, string[]> = {
  organizations: 'id name description website email last_modified nl_nieuwkomers'.split(' '),
  services:
    'id organization_id name description url email status minimum_age maximum_age assured_date last_modified nl_nieuwkomers'.split(
      ' ',
    ),
  service_at_locations: ['id', 'service_id', 'location_id'],
  locations: ['id', 'location_type', 'url', 'name', 'latitude', 'longitude'],
  addresses: 'id location_id address_1 city state_province postal_code country address_type'.split(' '),
  phones: ['id', 'service_id', 'organization_id', 'number', 'type'],
  schedules: 'id service_id freq interval wkst byday opens_at closes_at description'.split(' '),
  languages: ['id', 'service_id', 'name', 'code'],
  cost_options: ['id', 'service_id', 'currency', 'amount'],
  service_capacities: ['id', 'service_id', 'unit_id', 'available', 'description', 'updated'],
  units: ['id', 'name', 'scheme', 'identifier'],
  accessibility: ['id', 'location_id', 'description'],
  attributes: 'id link_id link_type link_entity taxonomy_term_id value'.split(' '),
  taxonomies: ['id', 'name', 'description', 'uri', 'version'],
  taxonomy_terms: 'id code name description language taxonomy taxonomy_id term_uri'.split(' '),
};
const names = Object.keys(COLUMNS);

async function tables(asked: Asked): Promise<Tables> {
  const snapshot = await directorySnapshot(asked.house);
  const at = feedAt(asked);
  const found: Tables = Object.fromEntries(names.map((name) => [name, []]));
  const put = (name: string, rows: readonly object[]) => found[name]?.push(...(rows as Row[]));
  for (const own of snapshot.organisations.values()) {
    const row = organization(own);
    put('organizations', [row]);
    put('phones', row.phones);
  }
  const units = new Map<unknown, Row>();
  for (const it of snapshot.initiatives) {
    const one = whole(it, snapshot, at);
    put('services', [one]);
    for (const child of ['phones', 'schedules', 'languages', 'cost_options', 'attributes'] as const)
      put(child, one[child]);
    put('service_capacities', one.capacities);
    for (const { unit } of one.capacities) units.set((unit as Row).id, unit as Row);
    put('service_at_locations', one.service_at_locations);
    for (const { location } of one.service_at_locations as unknown as { location: Row }[]) {
      put('locations', [location]);
      put('addresses', location.addresses as Row[]);
      put('accessibility', location.accessibility as Row[]);
    }
  }
  put('units', [...units.values()]);
  put('taxonomies', taxonomies(at));
  put('taxonomy_terms', taxonomyTerms(at));
  return found;
}

/** A field between quotes, always: texts hold commas, quotes and lines of their own (RFC 4180). */
const field = (value: unknown): string => {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
};

/** The directory as a tabular package: `datapackage.json`, and a CSV for each table that it names. */
export const tabularDoors: OpenDoor[] = [
  {
    path: `${FEED}/tabular/datapackage.json`,
    answer: (asked) =>
      Response.json({
        name: 'van-onderop',
        title: 'Van Onderop, HSDS 3.1 tabular',
        profile: 'tabular-data-package',
        licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
        homepage: asked.house.publicUrl,
        resources: Object.entries(COLUMNS).map(([name, columns]) => ({
          name,
          path: `${name}.csv`,
          profile: 'tabular-data-resource',
          encoding: 'utf-8',
          schema: { primaryKey: 'id', fields: columns.map((column) => ({ name: column, type: 'string' })) },
        })),
      }),
  },
  ...names.map(
    (name): OpenDoor => ({
      path: `${FEED}/tabular/${name}.csv`,
      answer: async (asked) => {
        const columns = COLUMNS[name] as string[];
        const rows = (await tables(asked))[name] ?? [];
        const lines = [
          columns.join(','),
          ...rows.map((row) => columns.map((column) => field(row[column])).join(',')),
        ];
        return new Response(`${lines.join('\r\n')}\r\n`, {
          headers: { 'content-type': 'text/csv; charset=UTF-8' },
        });
      },
    }),
  ),
];
