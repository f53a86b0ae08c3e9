import type { ImportIssueSink } from '../../schema/issues.ts';
import { sourceIdOf } from '../../schema/source-ids.ts';
import type { RawRecord } from '../../schema/values.ts';
import { readCsvRows } from './csv-rows.ts';
import { createRowIndex } from './row-index.ts';
import type { TableFile, TableKind } from './table-files.ts';
import type { ReadOptions } from './types.ts';

/** The tables that a row can belong to, and its column with the id in that table. */
const PARENT_COLUMNS = {
  service: 'service_id',
  location: 'location_id',
  organization: 'organization_id',
  contact: 'contact_id',
  service_at_location: 'service_at_location_id',
} as const;
type ParentTable = keyof typeof PARENT_COLUMNS;

/** The columns that we need of each table; the others are not kept. */
const COLUMNS: Partial<Record<TableKind, string[]>> = {
  location: ['id', 'location_type', 'name', 'latitude', 'longitude', 'transportation'],
  service_at_location: ['id', 'service_id', 'location_id'],
  contact: ['id', 'email', 'service_id', 'location_id', 'organization_id', 'service_at_location_id'],
  address: [
    'address_1',
    'address_2',
    'city',
    'region',
    'state_province',
    'postal_code',
    'country',
    'address_type',
    'location_id',
  ],
  phone: ['number', 'type', ...Object.values(PARENT_COLUMNS)],
  schedule: [
    'freq',
    'byday',
    'opens_at',
    'closes_at',
    'valid_from',
    'valid_to',
    'dtstart',
    'until',
    'interval',
    'timezone',
    'bymonthday',
    'byyearday',
    'byweekno',
    'bysetpos',
    'count',
    'wkst',
    'rrule',
    'service_id',
    'location_id',
    'service_at_location_id',
  ],
  language: ['name', 'code', 'service_id', 'location_id', 'phone_id'],
  accessibility: ['description', 'details', 'accessibility', 'location_id'],
  cost_option: ['valid_to', 'currency', 'amount', 'service_id'],
  required_document: ['document', 'service_id'],
  service_area: ['name', 'service_id', 'service_at_location_id'],
  service_capacity: ['available', 'description', 'updated', 'unit_id', 'service_id'],
  unit: ['id', 'name'],
  taxonomy_term: ['id', 'name'],
  attribute: ['link_id', 'taxonomy_term_id'],
};

type LookupTable = 'location' | 'unit' | 'taxonomy_term';

export interface ChildRows {
  of: (table: TableKind, parent: ParentTable, id: string) => RawRecord[];
  byId: (table: LookupTable, id: string) => RawRecord | undefined;
}

/** In the index, rows of lookup tables are their own parent. */
const SELF = 'itself';

/**
 * Reads every table except services and organizations, and indexes its rows by what they belong to. A row that belongs
 * to nothing in the package is reported and left out; a row without an id is kept.
 */
export async function readChildRows(
  files: TableFile[],
  addIssue: ImportIssueSink,
  { progress }: ReadOptions,
): Promise<ChildRows> {
  const ids: Record<ParentTable, Set<string>> = {
    service: new Set(),
    location: new Set(),
    organization: new Set(),
    contact: new Set(),
    service_at_location: new Set(),
  };
  const index = createRowIndex();
  const filesOf = (table: TableKind) => files.filter((file) => file.table === table);
  for (const table of ['service', 'organization'] as const) {
    for (const { path, file } of filesOf(table)) {
      for await (const { raw } of readCsvRows(path, file, () => {}, progress, new Set(['id'])))
        ids[table].add(sourceIdOf(raw.id));
    }
  }
  for (const [table, columns] of Object.entries(COLUMNS) as [TableKind, string[]][]) {
    for (const { path, file } of filesOf(table)) {
      for await (const { raw, line } of readCsvRows(path, file, addIssue, progress, new Set(columns))) {
        const id = sourceIdOf(raw.id);
        if (isParentTable(table) && id) ids[table].add(id);
        if (isLookupTable(table)) {
          index.add(table, SELF, id, raw);
          continue;
        }
        const parents = parentsOf(table, raw).filter(([parent, parentId]) => ids[parent].has(parentId));
        if (!parents.length && !raw.phone_id) {
          addIssue({ code: 'orphan', position: { file, line }, id: id || undefined, field: table });
        }
        index.addToParents(table, parents, raw);
      }
    }
  }
  return { of: index.of, byId: (table, id) => index.of(table, SELF, id).at(-1) };
}

const isParentTable = (table: TableKind): table is ParentTable => table in PARENT_COLUMNS;

const isLookupTable = (table: TableKind): table is LookupTable =>
  table === 'location' || table === 'unit' || table === 'taxonomy_term';

function parentsOf(table: TableKind, raw: RawRecord): [ParentTable, string][] {
  if (table === 'service_at_location') return [['service', sourceIdOf(raw.service_id)]];
  if (table === 'attribute')
    return (['service', 'organization', 'location', 'service_at_location'] as const).map((parent) => [
      parent,
      sourceIdOf(raw.link_id),
    ]);
  return (Object.entries(PARENT_COLUMNS) as [ParentTable, string][]).flatMap(
    ([parent, column]): [ParentTable, string][] => {
      const id = sourceIdOf(raw[column]);
      return id ? [[parent, id]] : [];
    },
  );
}
