import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, inject, test } from 'vitest';
import { openDatabase } from './database.ts';

const { owner } = inject('database');
const name = `second_${randomUUID().slice(0, 8)}`;
const admin = (database: string) => new pg.Client({ ...owner, database });

async function asAdmin<T>(database: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = admin(database);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Opens the database as a server, or a command, that was given this secret. @returns what it says, after closing again */
async function open(secret: Buffer, { replace = false, asOwner = false } = {}) {
  const { user, password, host, port } = owner;
  const DATABASE_URL = `postgresql://${user}:${encodeURIComponent(password)}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`;
  const opened = await openDatabase(
    {
      DATABASE_URL,
      SERVER_DATABASE_URL: asOwner ? DATABASE_URL : undefined,
      DATA_FOLDER: '/nowhere',
      REPLACE_SECRET: replace ? '1' : '0',
    },
    secret,
    () => {},
  );
  if (!opened.ok) return opened.refusal;
  await opened.value.close();
  return 'opened';
}

/** The stored password of the server's role, and how many migrations ran: what a wrong secret may not change. */
const state = () =>
  asAdmin(name, async (client) => {
    const { rows } = await client.query(
      `select (select rolpassword from pg_authid where rolname = $1) as password, to_regclass('migration') as migrated`,
      [`${name}_server`],
    );
    return rows[0];
  });

afterEach(() =>
  asAdmin('postgres', async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`drop role if exists ${name}_server`);
  }),
);

test('a second secret is refused before anything changes, and the server that was there goes on', async () => {
  await asAdmin('postgres', (client) => client.query(`create database ${name}`));
  const [first, second] = [randomBytes(32), randomBytes(32)];
  expect(await open(first)).toBe('opened');
  const before = await state();
  expect(await open(second)).toBe('other-secret');
  expect(await state()).toEqual(before);
  expect(await open(first)).toBe('opened');
  // Whoever lost the first secret says so, and then the database belongs to the second.
  expect(await open(second, { replace: true })).toBe('opened');
  expect(await open(second)).toBe('opened');
  expect(await open(first)).toBe('other-secret');
});

test('a database of before there was a key is known by the password of its server', async () => {
  await asAdmin('postgres', async (client) => {
    await client.query(`create database ${name}`);
    await client.query(`create role ${name}_server login password 'of another secret'`);
  });
  const before = await state();
  expect(await open(randomBytes(32))).toBe('other-secret');
  expect(await state()).toEqual(before);
  expect(before.migrated).toBeNull();
});

test('a server that would connect as the owner of the tables does not start', async () => {
  await asAdmin('postgres', (client) => client.query(`create database ${name}`));
  expect(await open(randomBytes(32), { asOwner: true })).toBe('login-owns');
});
