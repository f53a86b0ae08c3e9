import type { ApiRequest, PublicApiRoute } from '#core/http/route.ts';
import { directorySnapshot } from '#features/directory';
import { type TableName, tableNames, tableSchema } from './columns.ts';
import { FEED, feedAt } from './feed.ts';
import { organization, whole } from './organization.ts';
import { taxonomies, taxonomyTerms } from './taxonomy.ts';

type Row = Record<string, unknown>;
type Tables = Record<TableName, Row[]>;

async function tables(asked: ApiRequest): Promise<Tables> {
  const snapshot = await directorySnapshot(asked.app);
  const at = feedAt(asked);
  const found = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Tables;
  const put = (name: TableName, rows: readonly object[]) => found[name].push(...(rows as Row[]));
  for (const own of snapshot.organisations.values()) {
    const row = organization(own);
    put('organization', [row]);
    put('phone', row.phones ?? []);
  }
  const units = new Map<unknown, Row>();
  for (const it of snapshot.initiatives) {
    const one = whole(it, snapshot, at);
    put('service', [one]);
    put('phone', one.phones);
    put('schedule', one.schedules);
    put('language', one.languages);
    put('cost_option', one.cost_options);
    put('attribute', one.attributes);
    put('service_capacity', one.capacities);
    for (const { unit } of one.capacities) units.set((unit as Row).id, unit as Row);
    put('service_at_location', one.service_at_locations);
    for (const { location } of one.service_at_locations as unknown as { location: Row }[]) {
      put('location', [location]);
      put('address', location.addresses as Row[]);
      put('accessibility', location.accessibility as Row[]);
    }
  }
  put('unit', [...units.values()]);
  put('taxonomy', taxonomies(at));
  put('taxonomy_term', taxonomyTerms(at));
  return found;
}

/** A field between quotes, always: texts hold commas, quotes and lines of their own (RFC 4180). */
const field = (value: unknown, type: string): string => {
  const said = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  // Table Schema has seconds in a time.
  const text = type === 'time' && /^\d\d:\d\d$/.test(said) ? `${said}:00` : said;
  return text === '' ? '' : `"${text.replaceAll('"', '""')}"`;
};

/** The directory as a tabular package: `datapackage.json`, and a CSV for each table that it names. */
export const tabularDoors: PublicApiRoute[] = [
  {
    path: `${FEED}/tabular/datapackage.json`,
    handler: (asked) =>
      Response.json({
        name: 'van-onderop',
        title: 'Van Onderop, HSDS 3.1 tabular',
        profile: 'tabular-data-package',
        licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
        homepage: asked.app.publicUrl,
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
      path: `${FEED}/tabular/${path}`,
      handler: async (asked) => {
        const rows = (await tables(asked))[name];
        const lines = [
          fields.map((column) => column.name).join(','),
          ...rows.map((row) => fields.map((column) => field(row[column.name], column.type)).join(',')),
        ];
        return new Response(`${lines.join('\r\n')}\r\n`, {
          headers: { 'content-type': 'text/csv; charset=UTF-8' },
        });
      },
    };
  }),
];
