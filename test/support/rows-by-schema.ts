import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A column as the catalogue describes it. */
interface Column {
  name: string;
  type: string;
  nullable: boolean;
  /** The database gives it a value itself. */
  given: boolean;
  references: string | null;
  /** The values that a check lets through; null: any. */
  allowed: string[] | null;
}

/** A table as the catalogue describes it. */
export interface Table {
  name: string;
  columns: Column[];
}

/** The tables with this column, with what a row of them needs. */
export async function tablesWith(database: pg.Client, column: string): Promise<Table[]> {
  const { rows } = await database.query<{ name: string; columns: Column[] }>(
    `select c.relname as name, json_agg(json_build_object(
       'name', a.attname, 'type', t.typname, 'nullable', not a.attnotnull,
       'given', a.attidentity <> '' or a.attgenerated <> '',
       'references', (select f.confrelid::regclass::text from pg_constraint f
          where f.conrelid = c.oid and f.contype = 'f' and f.conkey[1] = a.attnum and cardinality(f.conkey) = 1 limit 1),
       'allowed', (select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']+)''::text', 'g') m)
          from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
            and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%' limit 1)
     ) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = $1 and not w.attisdropped)
     group by c.relname order by c.relname`,
    [column],
  );
  return rows;
}

/**
 * Lets go of what these tables demand of values that belong together, so that random rows get in. Only for tests of who sees a row:
 * they look at policies alone.
 */
export async function dropChecks(database: pg.Client, tables: readonly Table[]): Promise<void> {
  const { rows } = await database.query<{ table: string; check: string }>(
    `select conrelid::regclass::text as table, conname as check from pg_constraint
      where contype = 'c' and conrelid = any($1::regclass[])`,
    [tables.map(({ name }) => name)],
  );
  for (const { table, check } of rows)
    await database.query(`alter table ${table} drop constraint "${check}"`);
}

/** A value for a column of which nothing more is known than its type. */
function valueFor(type: string, n: number): unknown {
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'text':
    case 'bpchar':
      return `tekst-${n}`;
    case 'date':
      return '2026-11-24';
    case 'timestamptz':
      return '2026-11-24T09:00:00Z';
    case 'bool':
      return n % 2 === 0;
    case 'int2':
    case 'int4':
    case 'int8':
    case 'float8':
    case 'numeric':
      return 1 + (n % 9);
    case 'bytea':
      return Buffer.from(randomUUID());
    case 'jsonb':
      return '{}';
    case '_text':
      return [];
    case '_uuid':
      return [];
    default:
      throw new Error(`no value is known for a column of type ${type}`);
  }
}

/**
 * Adds a row, past triggers and references, so that it needs no rows of other tables.
 * @param values what columns hold, by name or by the table that they refer to
 * @param pick a number with which one of several allowed values is chosen
 */
export async function addRow(
  database: pg.Client,
  { name, columns }: Table,
  values: Record<string, unknown>,
  pick: number,
): Promise<void> {
  const filled = columns
    .filter(({ given }) => !given)
    .map((column): [string, unknown] => {
      if (column.name in values) return [column.name, values[column.name]];
      if (column.references && column.references in values) return [column.name, values[column.references]];
      if (column.allowed?.length) {
        const value = column.allowed[pick % column.allowed.length];
        return [column.name, column.type === '_text' ? [value] : value];
      }
      return [column.name, column.nullable && pick % 3 === 0 ? null : valueFor(column.type, pick)];
    });
  await database.query("set session_replication_role = 'replica'");
  try {
    await database.query(
      `insert into "${name}" (${filled.map(([column]) => `"${column}"`).join(', ')})
       values (${filled.map((_, i) => `$${i + 1}`).join(', ')}) on conflict do nothing`,
      filled.map(([, value]) => value),
    );
  } catch (thrown) {
    throw new Error(`no random row fits ${name}`, { cause: thrown });
  } finally {
    await database.query("set session_replication_role = 'origin'");
  }
}
