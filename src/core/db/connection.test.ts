import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startCluster } from '#embedded-postgres';
import { connect } from './connection.ts';
import { ensureServerLogin, missingRoleLimits } from './migrate.ts';
import { databaseTrouble } from './trouble.ts';

// A cluster of its own: these tests break connections, and change what holds for a whole server.
const folder = mkdtempSync(join(tmpdir(), 'vanonderop-connection-'));
const started = await startCluster({ folder, durable: false, program: process.env.TEST_POSTGRES });
if (!started.ok) throw new Error(`held by ${started.pid}`);
const { cluster } = started;
const owner = { host: cluster.socket, port: cluster.port, ...cluster.owner, database: 'postgres' };
const login = { ...owner, user: 'a_server', password: 'only-for-this-test' };
const administrator = new pg.Client(owner);
await administrator.connect();
await administrator.query('create role vanonderop nologin noinherit');
await administrator.query('create table kept (n int)');
await administrator.query('grant all on kept to vanonderop');
await ensureServerLogin(owner, login.user, login.password);

const secret = Buffer.alloc(32);
const lines: string[] = [];
const log = { info: () => {}, error: (what: string, cause: unknown) => void lines.push(`${what}: ${cause}`) };
const db = connect({ connection: login, maxConnections: 4, secret, log });

afterAll(async () => {
  await db.destroy();
  await administrator.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (): Promise<number | undefined> =>
  (await sql<{ n: number }>`select 41 + 1 as n`.execute(db)).rows[0]?.n;
const terminateAll = () =>
  administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [
    login.user,
  ]);
const backend = async (): Promise<number | undefined> =>
  (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;

test('connections that break, in use and idle, fail what is under way, are logged once, and are replaced', async () => {
  await Promise.all(Array.from({ length: 4 }, ask));
  const waiting = Promise.allSettled(
    Array.from({ length: 3 }, () =>
      db.transaction().execute(async (tx) => {
        await sql`insert into kept values (1)`.execute(tx);
        await sql`select pg_sleep(10)`.execute(tx);
      }),
    ),
  );
  await wait(300);
  await terminateAll();
  for (const outcome of await waiting)
    expect(outcome.status === 'rejected' && databaseTrouble(outcome.reason)).toBe('unreachable');
  await wait(100);
  expect(await Promise.all(Array.from({ length: 8 }, ask))).toEqual(Array.from({ length: 8 }, () => 42));
  expect((await sql`select * from kept`.execute(db)).rows).toEqual([]);
  expect(lines).toEqual(['a database connection broke: 57P01']);
});

test('a connection that may only read is not used again: the next one can write as soon as the server can', async () => {
  await administrator.query(`alter role ${login.user} set default_transaction_read_only = on`);
  await terminateAll();
  await wait(100);
  const write = () => sql`insert into kept values (2)`.execute(db);
  await Promise.all(Array.from({ length: 4 }, ask));
  const before = await backend();
  const fault = await write().catch((thrown: unknown) => thrown);
  expect(databaseTrouble(fault)).toBe('read-only');
  await administrator.query(`alter role ${login.user} reset default_transaction_read_only`);
  // The three that nobody used meanwhile are not used either.
  await Promise.all(Array.from({ length: 4 }, write));
  expect(await backend()).not.toBe(before);
});

test('the limits of the server are those of its role, and a role without them is noticed', async () => {
  for (const [name, value] of [
    ['statement_timeout', '15s'],
    ['lock_timeout', '10s'],
    ['idle_in_transaction_session_timeout', '1min'],
  ])
    expect(
      (await sql<Record<string, string>>`show ${sql.ref(name ?? '')}`.execute(db)).rows[0]?.[name ?? ''],
    ).toBe(value);
  expect(await missingRoleLimits(db)).toEqual([]);
  const other = connect({ connection: owner, maxConnections: 1, secret });
  expect(await missingRoleLimits(other)).toEqual([
    `alter role "${owner.user}" set statement_timeout = '15s'`,
    `alter role "${owner.user}" set lock_timeout = '10s'`,
    `alter role "${owner.user}" set idle_in_transaction_session_timeout = '60s'`,
  ]);
  await other.destroy();
});

test('a connection asks for no setting that a pooler refuses', async () => {
  const { rows } = await sql<{ name: string }>`select name from pg_settings where source = 'client'`.execute(
    db,
  );
  // PgBouncer passes these on (or ignores them) by default, and refuses every other parameter.
  const passed = [
    'application_name',
    'client_encoding',
    'DateStyle',
    'TimeZone',
    'standard_conforming_strings',
  ];
  expect(rows.map(({ name }) => name).filter((name) => !passed.includes(name))).toEqual([]);
});

test('what was committed here but perhaps not on the standby counts as not saved', async () => {
  await administrator.query('truncate kept');
  await administrator.query("alter system set synchronous_standby_names = 'nobody'");
  await administrator.query('select pg_reload_conf()');
  await administrator.query(`alter role ${login.user} set synchronous_commit = on`);
  await terminateAll();
  await wait(200);
  const save = () => db.transaction().execute((tx) => sql`insert into kept values (3)`.execute(tx));
  const saving = save().catch((thrown: unknown) => thrown);
  await wait(500);
  await administrator.query('select pg_cancel_backend(pid) from pg_stat_activity where usename = $1', [
    login.user,
  ]);
  const fault = await saving;
  await administrator.query('alter system reset synchronous_standby_names');
  await administrator.query('select pg_reload_conf()');
  await administrator.query(`alter role ${login.user} reset synchronous_commit`);
  expect(fault).toMatchObject({ name: 'NotReplicated' });
  expect(databaseTrouble(fault)).toBe('unreachable');
});

test('a server that hangs makes nobody wait for ever, and is not asked again on the same connection', async () => {
  await Promise.all(Array.from({ length: 4 }, ask));
  const impatient = connect({ connection: login, maxConnections: 1, secret, queryTimeoutMs: 500 });
  const first =
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(impatient)).rows[0]?.pid ?? 0;
  process.kill(first, 'SIGSTOP');
  const asked = performance.now();
  const fault = await sql`select 1`.execute(impatient).catch((thrown: unknown) => thrown);
  expect(databaseTrouble(fault)).toBe('unreachable');
  expect(performance.now() - asked).toBeLessThan(3_000);
  const next = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(impatient);
  expect(next.rows[0]?.pid).not.toBe(first);
  process.kill(first, 'SIGCONT');
  await impatient.destroy();
});
