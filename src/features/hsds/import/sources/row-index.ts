import type { RawRecord } from '../../schema/values.ts';

/** Foreign keys are not kept once a row is stored under its parent. */
const FOREIGN_KEYS = new Set([
  'service_id',
  'organization_id',
  'contact_id',
  'service_at_location_id',
  'phone_id',
  'link_id',
]);
const MAX_SHARED_LENGTH = 24;
const MAX_SHARED_VALUES = 100_000;
const MAX_COPIED_ROWS = 16;

/** Rows by table and parent, in as little memory as possible. */
export function createRowIndex() {
  const rowsByTableAndParent = new Map<string, Map<string, RawRecord[]>>();
  const sharedValues = new Map<string, string>();

  /** Short values (days, hours, codes) occur again and again: one copy of each is kept. */
  const share = (value: unknown): unknown => {
    if (typeof value !== 'string' || value.length > MAX_SHARED_LENGTH) return value;
    const sharedValue = sharedValues.get(value);
    if (sharedValue === undefined && sharedValues.size < MAX_SHARED_VALUES) sharedValues.set(value, value);
    return sharedValue ?? value;
  };

  const compact = (raw: RawRecord): RawRecord => {
    const row: RawRecord = {};
    for (const name in raw) if (!FOREIGN_KEYS.has(name)) row[name] = share(raw[name]);
    return row;
  };

  const insert = (table: string, parent: string, id: string, row: RawRecord): void => {
    const key = `${table} ${parent}`;
    const rowsById = rowsByTableAndParent.get(key) ?? new Map<string, RawRecord[]>();
    if (!rowsById.size) rowsByTableAndParent.set(key, rowsById);
    const rows = rowsById.get(id);
    if (!rows) rowsById.set(id, [row]);
    // push() reserves room for sixteen more rows, and nearly all of these lists stay small.
    else if (rows.length < MAX_COPIED_ROWS) rowsById.set(id, [...rows, row]);
    else rows.push(row);
  };

  return {
    add: (table: string, parent: string, id: string, raw: RawRecord): void =>
      insert(table, parent, id, compact(raw)),
    /** Adds one shared row under each of its parents. */
    addToParents: (table: string, parents: [string, string][], raw: RawRecord): void => {
      const row = compact(raw);
      for (const [parent, id] of parents) insert(table, parent, id, row);
    },
    of: (table: string, parent: string, id: string): RawRecord[] =>
      rowsByTableAndParent.get(`${table} ${parent}`)?.get(id) ?? [],
  };
}
