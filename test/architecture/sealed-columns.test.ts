import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { SEALED_COLUMNS } from '../../src/server/sealed-columns.ts';
import { createTestApp } from '../support/app.ts';

const { owner } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());

/** The words of a card are encrypted with the token in the person's cookie: no key of the server opens them. */
const SEALED_OTHERWISE = ['session.card_sealed'];

const sealedInDatabase = async (): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name like '%\\_sealed' order by 1`);
  return rows.map(({ name }) => name).filter((name) => !SEALED_OTHERWISE.includes(name));
};

const listed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort();

test('every encrypted column is one that `npm run keys` gives a new key', async () => {
  expect(
    await sealedInDatabase(),
    'a column whose name ends in _sealed needs a line in src/server/sealed-columns.ts, with the column that is authenticated with it',
  ).toEqual(listed);
  for (const { table, row } of SEALED_COLUMNS) {
    const { rowCount } = await client.query(
      "select from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = $2",
      [table, row],
    );
    expect(rowCount, `${table}.${row}`).toBe(1);
  }
});

test('the check bites: a new encrypted column', async () => {
  await client.query('begin');
  await client.query('alter table account add column phone_sealed text');
  expect(await sealedInDatabase()).not.toEqual(listed);
  await client.query('rollback');
});

/** Tables with encrypted text in which the functions of the owner, with which `npm run keys` works, would see no row. */
const forcedTables = async (): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    'select relname as name from pg_class where relforcerowsecurity and relname = any ($1) order by 1',
    [SEALED_COLUMNS.map(({ table }) => table)],
  );
  return rows.map(({ name }) => name);
};

test('no table with encrypted text hides its rows from the change of keys', async () => {
  expect(await forcedTables()).toEqual([]);
});

test('the check bites: a table whose owner is forced under its policies', async () => {
  await client.query('begin');
  await client.query('alter table account force row level security');
  expect(await forcedTables()).toEqual(['account']);
  await client.query('rollback');
});
