import type { ApiRequest, PublicApiRoute } from '#core/http/route.ts';
import { directorySnapshot } from '#features/directory';
import { FEED_PATH, feedUrl } from './feed.ts';
import { nestService, toOrganization } from './organization.ts';
import type { ChildRecord } from './service.ts';
import { type HsdsTableName, tableNames, tableSchema } from './table-schema.ts';
import { taxonomies, taxonomyTerms } from './taxonomy.ts';

type TableRow = Record<string, unknown>;
type HsdsTables = Record<HsdsTableName, TableRow[]>;

async function buildTables(request: ApiRequest): Promise<HsdsTables> {
  const snapshot = await directorySnapshot(request.app);
  const baseUrl = feedUrl(request);
  const tables = Object.fromEntries(tableNames.map((name) => [name, [] as TableRow[]])) as HsdsTables;
  const add = (name: HsdsTableName, rows: readonly object[]) => {
    for (const row of rows) tables[name].push({ ...row });
  };
  for (const organisation of snapshot.organisations.values()) {
    const organization = toOrganization(organisation);
    add('organization', [organization]);
    add('phone', organization.phones ?? []);
  }
  const units = new Map<string, ChildRecord>();
  for (const initiative of snapshot.initiatives) {
    const service = nestService(initiative, snapshot, baseUrl);
    add('service', [service]);
    add('phone', service.phones);
    add('schedule', service.schedules);
    add('language', service.languages);
    add('cost_option', service.cost_options);
    add('attribute', service.attributes);
    add('service_capacity', service.capacities);
    for (const { unit } of service.capacities) units.set(unit.id, unit);
    add('service_at_location', service.service_at_locations);
    for (const { location } of service.service_at_locations) {
      add('location', [location]);
      add('address', location.addresses);
      add('accessibility', location.accessibility);
    }
  }
  add('unit', [...units.values()]);
  add('taxonomy', taxonomies(baseUrl));
  add('taxonomy_term', taxonomyTerms(baseUrl));
  return tables;
}

/** A CSV field (RFC 4180), always quoted: texts contain commas, quotes and line breaks. */
const csvField = (value: unknown, type: string): string => {
  const raw = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  // Times of Table Schema have seconds.
  const text = type === 'time' && /^\d\d:\d\d$/.test(raw) ? `${raw}:00` : raw;
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
};

/** The directory as a tabular package: `datapackage.json`, and a CSV for each table that it names. */
export const tabularRoutes: PublicApiRoute[] = [
  {
    path: `${FEED_PATH}/tabular/datapackage.json`,
    handler: (request) =>
      Response.json({
        name: 'van-onderop',
        title: 'Van Onderop, HSDS 3.1 tabular',
        profile: 'tabular-data-package',
        licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
        homepage: request.app.publicUrl,
        resources: tableNames.map((name) => {
          const { path, fields, foreignKeys } = tableSchema(name);
          return {
            name,
            path,
            profile: 'tabular-data-resource',
            format: 'csv',
            mediatype: 'text/csv',
            encoding: 'utf-8',
            schema: { primaryKey: 'id', fields, ...(foreignKeys.length > 0 && { foreignKeys }) },
          };
        }),
      }),
  },
  ...tableNames.map((name): PublicApiRoute => {
    const { path, fields } = tableSchema(name);
    return {
      path: `${FEED_PATH}/tabular/${path}`,
      handler: async (request) => {
        const rows = (await buildTables(request))[name];
        const lines = [
          fields.map((column) => column.name).join(','),
          ...rows.map((row) => fields.map((column) => csvField(row[column.name], column.type)).join(',')),
        ];
        return new Response(`${lines.join('\r\n')}\r\n`, {
          headers: { 'content-type': 'text/csv; charset=UTF-8' },
        });
      },
    };
  }),
];
