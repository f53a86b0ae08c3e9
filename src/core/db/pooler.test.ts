import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { startCluster } from '#embedded-postgres';
import { serverUser } from '../../embedded-postgres/system-user.ts';
import { connect, type Db } from './connection.ts';
import { ensureServerLogin } from './migrate.ts';

const PGBOUNCER = '/usr/sbin/pgbouncer';
const PORT = 6432;
const LOGIN = { user: 'a_server', password: 'only-for-this-test' };

/** PgBouncer in transaction mode, as strict as it comes, before a PostgreSQL of its own; connections of the server's login. */
async function behindPooler(): Promise<Db> {
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-pooler-'));
  chmodSync(folder, 0o777);
  const started = await startCluster({ folder, durable: false, program: process.env.TEST_POSTGRES });
  if (!started.ok) throw new Error(`held by ${started.pid}`);
  const { cluster } = started;
  const owner = { host: cluster.socket, port: cluster.port, ...cluster.owner, database: 'postgres' };
  const administrator = new pg.Client(owner);
  await administrator.connect();
  await administrator.query('create role vanonderop nologin noinherit');
  await administrator.end();
  await ensureServerLogin(owner, LOGIN.user, LOGIN.password);
  writeFileSync(join(folder, 'users'), `"${LOGIN.user}" "${LOGIN.password}"\n`);
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
postgres = host=${cluster.socket} port=${cluster.port}
[pgbouncer]
unix_socket_dir = ${folder}
listen_port = ${PORT}
auth_type = scram-sha-256
auth_file = ${folder}/users
pool_mode = transaction
default_pool_size = 3
logfile =
pidfile =
`,
  );
  const pooler = spawn(PGBOUNCER, ['-q', join(folder, 'pgbouncer.ini')], {
    stdio: 'ignore',
    ...serverUser(),
  });
  const db = connect({
    connection: { host: folder, port: PORT, ...LOGIN, database: 'postgres' },
    maxConnections: 10,
    secret: Buffer.alloc(32),
  });
  afterAll(async () => {
    await db.destroy();
    pooler.kill('SIGKILL');
    await once(pooler, 'exit');
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  while (!existsSync(join(folder, `.s.PGSQL.${PORT}`))) await wait(20);
  return db;
}

describe.skipIf(!existsSync(PGBOUNCER))('behind PgBouncer in transaction mode', async () => {
  const db = existsSync(PGBOUNCER) ? await behindPooler() : undefined;
  if (!db) return;

  const claimIn = async (tx: Db): Promise<string | null | undefined> =>
    (await sql<{ claim: string | null }>`select current_setting('app.person', true) as claim`.execute(tx))
      .rows[0]?.claim;

  test('a connection is accepted, and the limits of the role are in force', async () => {
    const { rows } = await sql<
      Record<string, string>
    >`select current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`.execute(
      db,
    );
    expect(rows).toEqual([{ statement: '15s', lock: '10s', idle: '1min' }]);
  });

  test('of a thousand people on three connections nobody sees who another one is', async () => {
    const seen = await Promise.all(
      Array.from({ length: 1_000 }, (_, person) =>
        db.transaction().execute(async (tx) => {
          if (person % 4 === 0) return [await claimIn(tx), ''];
          await sql`select set_config('app.person', ${String(person)}, true)`.execute(tx);
          return [await claimIn(tx), String(person)];
        }),
      ),
    );
    expect(seen.filter(([claim, expected]) => (claim ?? '') !== expected)).toEqual([]);
  });

  test('a claim that outlived its transaction would be seen by another', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, person) =>
        db
          .transaction()
          .execute((tx) => sql`select set_config('app.person', ${String(person)}, false)`.execute(tx)),
      ),
    );
    expect(await db.transaction().execute(claimIn)).toMatch(/^\d+$/);
  });
});
