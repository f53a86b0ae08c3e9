import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createTestApp } from '../support/app.ts';

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  has_default: boolean;
}

const { app } = await createTestApp();
const { rows: columns } = await sql<Column>`
  select c.table_name as table, c.column_name as column, c.udt_name as type, c.is_nullable = 'YES' as nullable,
         c.column_default is not null or c.is_identity = 'YES' or c.is_generated = 'ALWAYS' as has_default
    from information_schema.columns c
   where c.table_schema = 'public' and c.table_name <> 'migration'`.execute(app.db);

/** What a column of this PostgreSQL type is in TypeScript; text may be a union of literals, an array one of those. */
const EXPECTED: Record<string, RegExp> = {
  uuid: /string/,
  text: /./,
  bpchar: /string/,
  date: /string/,
  bool: /boolean/,
  int4: /number/,
  int8: /number/,
  float8: /number/,
  timestamptz: /Date/,
  bytea: /Buffer/,
  _text: /\[\]/,
  _uuid: /\[\]/,
  jsonb: /ColumnType<.+, string/,
};

const WRAPPED = /^(?:Generated|GeneratedAlways)<(.*)>$/;

/** The declared tables: table → column → type, out of every `declare module … { interface Database }`. */
function declaredTables(sources: readonly string[]): Map<string, Map<string, string>> {
  const declared = new Map<string, Map<string, string>>();
  for (const source of sources) {
    for (const [, body = ''] of source.matchAll(/interface Database \{\n([\s\S]*?)\n {2}\}/g)) {
      for (const [, table = '', type = ''] of body.matchAll(/^\s*(\w+): (\w+);/gm)) {
        const row = new RegExp(`interface ${type} \\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
        const entries = [...row.replace(/\n {4,}/g, ' ').matchAll(/^ {2}(\w+): (.+);$/gm)];
        declared.set(table, new Map(entries.map(([, column = '', of = '']) => [column, of])));
      }
    }
  }
  return declared;
}

/** Where the declared types and the migrated schema differ, as sentences. */
function differences(declared: Map<string, Map<string, string>>): string[] {
  const found: string[] = [];
  for (const { table, column, type, nullable, has_default } of columns) {
    const whole = declared.get(table)?.get(column);
    if (whole === undefined) {
      found.push(`${table}.${column} is not declared`);
      continue;
    }
    const inner = WRAPPED.exec(whole)?.[1] ?? whole;
    if (!EXPECTED[type]?.test(inner)) found.push(`${table}.${column} is ${type}, declared ${whole}`);
    if (/\bnull\b/.test(inner) !== nullable)
      found.push(`${table}.${column} nullable: ${nullable}, declared ${whole}`);
    const optional = WRAPPED.test(whole) || /undefined/.test(whole);
    if (has_default && !optional) found.push(`${table}.${column} has a default, declared ${whole}`);
    if (!has_default && !nullable && optional)
      found.push(`${table}.${column} has no default, declared ${whole}`);
  }
  const existing = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  for (const [table, row] of declared)
    for (const column of row.keys())
      if (!existing.has(`${table}.${column}`)) found.push(`${table}.${column} does not exist`);
  return found;
}

const sources = globSync('src/**/*.ts')
  .map((path) => readFileSync(path, 'utf8'))
  .filter((text) => text.includes('interface Database {'));

test('the types of the tables are those of the migrated schema', () => {
  expect(differences(declaredTables(sources))).toEqual([]);
});

test('the check bites: a missing column, a column too many, a wrong type, a forgotten null, a forgotten default', () => {
  const change = (from: string, to: string) =>
    differences(declaredTables(sources.map((text) => text.replaceAll(from, to))));
  expect(change('  may_ask: Generated<boolean>;\n', '')).toEqual(['listing.may_ask is not declared']);
  expect(
    change('  may_ask: Generated<boolean>;\n', '  may_ask: Generated<boolean>;\n  may_tell: string;\n'),
  ).toEqual(['listing.may_tell does not exist']);
  expect(change('may_ask: Generated<boolean>', 'may_ask: Generated<number>')).toHaveLength(1);
  expect(change('may_ask: Generated<boolean>', 'may_ask: boolean')).toHaveLength(1);
  expect(change('looked_on: string | null', 'looked_on: string')).toHaveLength(1);
});
