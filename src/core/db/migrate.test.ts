import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../test/support/app.ts';
import { ensureServerLogin, migrate } from './migrate.ts';

const { owner } = await createTestApp();
const folder = mkdtempSync(join(tmpdir(), 'vanonderop-migrations-'));
const name = `maker_${randomUUID().slice(0, 8)}`;
const link = new pg.Client(owner);
await link.connect();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await link.query(`drop role if exists ${name}_server`);
  await link.query(`drop role if exists ${name}`);
  await link.end();
});

test('a migration runs once, and one that was rewritten afterwards is refused', async () => {
  writeFileSync(join(folder, '0900-pebble.sql'), 'create table pebble (id int)');
  expect(await migrate(owner, folder)).toEqual(['0900-pebble.sql']);
  expect(await migrate(owner, folder)).toEqual([]);
  writeFileSync(join(folder, '0900-pebble.sql'), 'create table pebble (id bigint)');
  await expect(migrate(owner, folder)).rejects.toThrow(/0900-pebble.sql ran before with other contents/);
  rmSync(join(folder, '0900-pebble.sql'));
});

test('a migration that fails leaves nothing half done, and two who migrate at once do it once', async () => {
  writeFileSync(join(folder, '0901-bad.sql'), 'create table half (id int); select no_such_function()');
  await expect(migrate(owner, folder)).rejects.toThrow(/0901-bad.sql failed/);
  expect((await link.query("select to_regclass('half') as half")).rows).toEqual([{ half: null }]);
  rmSync(join(folder, '0901-bad.sql'));
  writeFileSync(join(folder, '0902-good.sql'), 'create table good (id int)');
  const ran = await Promise.all([migrate(owner, folder), migrate(owner, folder)]);
  expect(ran.flat()).toEqual(['0902-good.sql']);
});

test('an owner who may make roles but is no superuser can start the server a second time', async () => {
  await link.query(`create role ${name} login createrole password 'secret'`);
  await link.query(`grant vanonderop to ${name} with admin option`);
  const maker = { ...owner, user: name, password: 'secret' };
  await ensureServerLogin(maker, `${name}_server`, 'one');
  await ensureServerLogin(maker, `${name}_server`, 'two');
  const server = new pg.Client({ ...owner, user: `${name}_server`, password: 'two' });
  await server.connect();
  expect((await server.query('select count(*)::int as n from story_answer')).rows).toEqual([{ n: 0 }]);
  await server.end();
});
