import { idOf } from '../ids.ts';
import type { Raw, Reading, Remarks } from '../types.ts';
import { makeStore } from './keep.ts';
import { rowsOf } from './table.ts';
import type { Table, TableFile } from './tables.ts';

/** What a row can belong to, and the columns that say so. */
const PARENTS = {
  service: 'service_id',
  location: 'location_id',
  organization: 'organization_id',
  contact: 'contact_id',
  service_at_location: 'service_at_location_id',
} as const;
type Parent = keyof typeof PARENTS;

/** The columns that we need of each table; the rest is not kept. */
const COLUMNS: Partial<Record<Table, string[]>> = {
  location: ['id', 'location_type', 'name', 'latitude', 'longitude'],
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
  phone: ['number', 'type', ...Object.values(PARENTS)],
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

export interface Children {
  of: (table: Table, parent: Parent, id: string) => Raw[];
  byId: (table: 'location' | 'unit' | 'taxonomy_term', id: string) => Raw | undefined;
}

/**
 * Reads every table except services and organizations, and keeps it by what its rows belong to. A row that belongs to
 * nothing in the package is remarked and left out; a row without an id of its own is kept.
 */
export async function readChildren(
  files: TableFile[],
  remarks: Remarks,
  { progress }: Reading,
): Promise<Children> {
  const ids: Record<Parent, Set<string>> = {
    service: new Set(),
    location: new Set(),
    organization: new Set(),
    contact: new Set(),
    service_at_location: new Set(),
  };
  const store = makeStore();
  const of = (table: Table) => files.filter((one) => one.table === table);
  for (const table of ['service', 'organization'] as const) {
    for (const { path, file } of of(table)) {
      for await (const { raw } of rowsOf(path, file, () => {}, progress, new Set(['id'])))
        ids[table].add(idOf(raw.id));
    }
  }
  for (const table of Object.keys(COLUMNS) as Table[]) {
    for (const { path, file } of of(table)) {
      for await (const { raw, line } of rowsOf(path, file, remarks, progress, new Set(COLUMNS[table]))) {
        const id = idOf(raw.id);
        if (table in ids && id) ids[table as Parent].add(id);
        if (isSingle(table)) {
          store.put(table, 'itself', id, raw);
          continue;
        }
        const parents = parentsOf(table, raw).filter(([parent, parentId]) => ids[parent].has(parentId));
        if (!parents.length && !raw.phone_id) {
          remarks({ code: 'orphan', where: { file, line }, id: id || undefined, field: table });
        }
        store.putAll(table, parents, raw);
      }
    }
  }
  return { of: store.of, byId: (table, id) => store.of(table, 'itself', id).at(-1) };
}

const isSingle = (table: Table): table is 'location' | 'unit' | 'taxonomy_term' =>
  table === 'location' || table === 'unit' || table === 'taxonomy_term';

function parentsOf(table: Table, raw: Raw): [Parent, string][] {
  if (table === 'service_at_location') return [['service', idOf(raw.service_id)]];
  if (table === 'attribute')
    return (['service', 'organization', 'location', 'service_at_location'] as const).map((parent) => [
      parent,
      idOf(raw.link_id),
    ]);
  return (Object.entries(PARENTS) as [Parent, string][]).flatMap(([parent, column]) => {
    const id = idOf(raw[column]);
    return id ? [[parent, id] as [Parent, string]] : [];
  });
}
