import type { Raw } from '../types.ts';

/** Columns that only say what a row belongs to: once it lies there, they are not kept. */
const LINKS = new Set([
  'service_id',
  'organization_id',
  'contact_id',
  'service_at_location_id',
  'phone_id',
  'link_id',
]);
const SHORT = 24;
const MOST_WORDS = 100_000;

/** Rows by table and by what they belong to, in as little memory as they need. */
export function makeStore() {
  const lists = new Map<string, Map<string, Raw[]>>();
  const words = new Map<string, string>();

  /** Short values come again and again (days, hours, codes): one copy of each is enough. */
  const shared = (value: unknown): unknown => {
    if (typeof value !== 'string' || value.length > SHORT) return value;
    const before = words.get(value);
    if (before === undefined && words.size < MOST_WORDS) words.set(value, value);
    return before ?? value;
  };

  const slim = (raw: Raw): Raw => {
    const kept: Raw = {};
    for (const name in raw) if (!LINKS.has(name)) kept[name] = shared(raw[name]);
    return kept;
  };

  const put = (table: string, parent: string, id: string, row: Raw): void => {
    const key = `${table} ${parent}`;
    const own = lists.get(key) ?? new Map<string, Raw[]>();
    if (!own.size) lists.set(key, own);
    const list = own.get(id);
    if (!list) own.set(id, [row]);
    // A list that grows by itself takes room for sixteen more; nearly all of these stay small.
    else if (list.length < 16) own.set(id, [...list, row]);
    else list.push(row);
  };

  return {
    put: (table: string, parent: string, id: string, raw: Raw): void => put(table, parent, id, slim(raw)),
    /** The same row under everything it belongs to. */
    putAll: (table: string, parents: [string, string][], raw: Raw): void => {
      const row = slim(raw);
      for (const [parent, id] of parents) put(table, parent, id, row);
    },
    of: (table: string, parent: string, id: string): Raw[] => lists.get(`${table} ${parent}`)?.get(id) ?? [],
  };
}
