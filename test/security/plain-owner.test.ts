import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import type { AppContext } from '#core/context.ts';
import { storeClaimKey } from '#core/db/claim-key.ts';
import { connect } from '#core/db/connection.ts';
import { ensureServerLogin, migrate } from '#core/db/migrate.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { retentionPreview, retentionState } from '#core/retention.ts';
import { demoSet } from '../../seed/demo.ts';
import { createApp } from '../../src/app.ts';
import { seedDemoDirectory } from '../../src/features/directory/demo-seed.ts';
import { runScheduledTasks } from '../../src/server/scheduled-tasks.ts';
import { meeting, signUp } from '../support/meeting.ts';
import { createBrowser } from '../support/visitor.ts';

/**
 * Where PostgreSQL is somebody else's, the owner of the tables is no superuser: row-level security then holds for functions
 * that run as the owner too, unless the migrations provided for it.
 */
const { owner } = inject('database');
const name = `plain_${randomUUID().slice(0, 8)}`;
const admin = new pg.Client({ ...owner, database: 'postgres' });
await admin.connect();
await admin.query(`create role ${name} login createrole password 'plain'`);
await admin.query(`grant vanonderop to ${name} with admin option`);
await admin.query(`create database ${name} owner ${name}`);
const plain = { ...owner, user: name, password: 'plain', database: name };
const secret = Buffer.alloc(32, 9);
await migrate(plain, 'migrations');
await storeClaimKey(plain, secret);
await ensureServerLogin(plain, `${name}_server`, 'server');
const db = connect({ connection: { ...plain, user: `${name}_server`, password: 'server' }, secret });
const faults: string[] = [];
const app: AppContext = {
  db,
  secret,
  now: () => new Date(),
  log: { info: () => {}, error: (what, cause) => void faults.push(`${what}: ${String(cause)}`) },
  publicUrl: 'http://localhost',
  trustedProxies: 0,
  settings: {},
  demo: true,
};
afterAll(async () => {
  await db.destroy();
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`drop role if exists ${name}_server`);
  await admin.query(`drop role if exists ${name}`);
  await admin.end();
});

test('with an owner who is no superuser the team, meetings, the directory and retention work as elsewhere', async () => {
  const hono = createApp({ app, assets: { 'style.css': '/s.css', 'page.js': '/p.js' }, files: new Map() });
  await seedDemoDirectory(app, demoSet());
  const { id, deniz, edition } = await meeting(app);
  expect(deniz.kind).toBe('team');
  const page = await signUp(createBrowser(hono), await edition(), [1], {
    name0: 'Aster',
    email: 'aster@voorbeeld.nl',
  });
  expect((await createBrowser(hono).get(page)).html).toContain('Aster');
  const seated = await inTransaction(db, { systemTask: { name: 'seating', subject: id } }, async (tx) => {
    await sql`insert into seat (sign_up_id, edition_id, part_id, break_out_id, size, how, at)
      select s.id, s.edition_id, b.part_id, b.id, 1, 'direct', now() from sign_up s, break_out b limit 1`.execute(
      tx,
    );
    const { rows } = await sql<{ taken: number }>`select sum(taken)::int as taken from break_out`.execute(tx);
    return rows[0]?.taken;
  });
  // The trigger that counts seats runs as the owner.
  expect(seated).toBe(1);
  await runScheduledTasks(app);
  expect(faults).toEqual([]);
  const { verdict, newestRow } = await retentionState(app);
  expect(verdict).toEqual({ believable: true });
  expect(newestRow).toBeInstanceOf(Date);
  expect(await retentionPreview(app)).toMatchObject({ people: 0, registrations: 0 });
});
