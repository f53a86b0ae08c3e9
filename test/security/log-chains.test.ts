import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { type Actor, visitor } from '#core/access/actor.ts';
import { verifyLogs } from '#core/access/log-chains.ts';
import { purgeAudit, purgeOldAccessLog, readOwn } from '#core/access/logged-read.ts';
import { storeClaimKey } from '#core/db/claim-key.ts';
import { connect } from '#core/db/connection.ts';
import { migrate } from '#core/db/migrate.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { ok } from '#core/result.ts';
import { verifyLogsCommand } from '../../src/server/verify-logs-command.ts';
import { createTestApp } from '../support/app.ts';
import { TEST_LOGIN, TEST_SECRET } from '../support/postgres.ts';

const { app, owner, at } = await createTestApp(20);
const database = new pg.Client(owner);
await database.connect();
const folder = mkdtempSync(join(tmpdir(), 'vanonderop-logs-'));
afterAll(async () => {
  await database.end();
  rmSync(folder, { recursive: true, force: true });
});

const newcomer = (digit: number): Actor & { person: string } => ({
  kind: 'newcomer',
  person: `00000000-0000-4000-8000-00000000000${digit}`,
  sessionHash: 'aa',
  token: 'a',
});
const [yonas, samira] = [newcomer(1), newcomer(2)];
for (const { person } of [yonas, samira])
  await inTransaction(app.db, { person }, (tx) =>
    sql`insert into person (id) values (${person})`.execute(tx),
  );

const look = (actor: Actor, page: string) =>
  readOwn(app, actor, { purpose: 'own-week', page }, async () => null);
const act = action({ name: 'test.act', allow: 'anyone', input: z.object({}), run: async () => ok(null) });
for (let n = 0; n < 12; n++) {
  await look(yonas, `/page-${n}`);
  await look(samira, `/page-${n}`);
  await act(app, visitor, {});
}

/** Runs the command as the operator does. */
async function verify(...args: string[]) {
  const [printed, errors]: [string[], string[]] = [[], []];
  const code = await verifyLogsCommand.run(
    {
      openDatabase: async () => app.db,
      print: (line) => void printed.push(line),
      printError: (line) => void errors.push(line),
      over: null,
      stop: new AbortController().signal,
      now: app.now,
      publicUrl: app.publicUrl,
      dataFolder: folder,
    },
    args,
  );
  return { code, printed: printed.join('\n'), errors: errors.join('\n') };
}

/** What a superuser does to the database, past every trigger; undone afterwards. @returns what the command says of it */
async function afterTampering(...statements: string[]) {
  const backup = `create temporary table if not exists`;
  for (const log of ['access_log', 'audit', 'log_chain'])
    await database.query(`drop table if exists kept_${log}; ${backup} kept_${log} as select * from ${log}`);
  await database.query('set session_replication_role = replica');
  for (const statement of statements) await database.query(statement);
  const said = await verify();
  for (const log of ['access_log', 'audit', 'log_chain'])
    await database.query(
      `delete from ${log}; insert into ${log} overriding system value select * from kept_${log}`.replace(
        'log_chain overriding system value',
        'log_chain',
      ),
    );
  await database.query('set session_replication_role = origin');
  return said;
}
const lineOf = async (person: string, page: string): Promise<number> =>
  (await database.query('select id from access_log where person_id = $1 and page = $2', [person, page]))
    .rows[0].id;

test('logs that nobody touched are as they were written', async () => {
  expect(await verify()).toEqual({
    code: 0,
    errors: '',
    printed: expect.stringMatching(/^36 lines in \d+ chains are as they were written\.$/),
  });
});

test('a line that is edited, taken out, put in, or put elsewhere is found and named', async () => {
  const fifth = await lineOf(yonas.person, '/page-5');
  const edited = await afterTampering(`update access_log set page = '/other' where id = ${fifth}`);
  expect(edited).toMatchObject({
    code: 1,
    errors: expect.stringContaining(`access_log: line ${fifth} (6 of`),
  });
  expect(edited.errors).toContain('is not as it was written');
  const sixth = await lineOf(yonas.person, '/page-6');
  const taken = await afterTampering(`delete from access_log where id = ${fifth}`);
  expect(taken.errors).toContain(
    `before line ${sixth} (7 of chain ${yonas.person}) one or more lines are missing`,
  );
  const inserted = await afterTampering(
    `insert into access_log (person_id, actor, purpose, page, chain, seq, hash)
      select person_id, 'self', 'own-week', '/never', chain, 13, sha256('x') from access_log where id = ${fifth}`,
  );
  expect(inserted.errors).toContain('is not as it was written');
  const swapped = await afterTampering(
    `update access_log a set seq = -b.seq, hash = b.hash from access_log b
      where a.id in (${fifth}, ${sixth}) and b.id in (${fifth}, ${sixth}) and a.id <> b.id`,
    'update access_log set seq = -seq where seq < 0',
  );
  expect(swapped.errors).toContain('is not as it was written');
  const moved = await afterTampering(
    `update access_log set person_id = '${samira.person}' where id = ${fifth}`,
  );
  expect(moved.errors).toContain(`line ${fifth}`);
  const cut = await afterTampering(`delete from access_log where person_id = '${yonas.person}' and seq > 9`);
  expect(cut.errors).toContain(`chain ${yonas.person} does not end with its 12th line`);
  const headless = await afterTampering(
    `delete from access_log where person_id = '${yonas.person}' and seq < 4`,
  );
  expect(headless.errors).toContain('before line');
  const unanchored = await afterTampering(`delete from log_chain where chain = '${yonas.person}'`);
  expect(unanchored.errors).toContain('belongs to no chain');
  expect((await verify()).code).toBe(0);
});

test('the same holds for the audit log', async () => {
  const { rows } = await database.query('select max(id) as id from audit where seq > 0');
  const edited = await afterTampering(`update audit set outcome = 'refused' where id = ${rows[0].id}`);
  expect(edited.errors).toContain(`audit: line ${rows[0].id}`);
  expect((await afterTampering(`delete from audit where id = ${rows[0].id}`)).errors).toMatch(
    /audit: .*missing/,
  );
});

test('whoever writes a whole chain anew is found by what was kept outside', async () => {
  const file = join(folder, 'ends.json');
  expect((await verify('--keep', file)).code).toBe(0);
  expect((await verify('--against', file)).code).toBe(0);
  await look(yonas, '/later');
  expect((await verify('--against', file)).code).toBe(0);
  const { ends } = await verifyLogs(app.db);
  const end = ends.find(({ chain }) => chain === yonas.person);
  const forged = await verifyLogs(app.db, [{ ...(end ?? ends[0]), hash: '00' } as never]);
  expect(forged.faults).toMatchObject([{ fault: 'other than was kept' }]);
  expect(await verify('--against')).toMatchObject({ code: 2 });
});

test('nobody changes or empties a log, not even the owner of the tables, and the server deletes no line', async () => {
  for (const log of ['access_log', 'audit', 'team_look']) {
    if (log !== 'team_look') {
      await expect(database.query(`update ${log} set actor = 'x'`)).rejects.toThrow('is only added to');
      await expect(database.query(`delete from ${log}`)).rejects.toThrow('is only added to');
    }
    await expect(database.query(`truncate ${log}`)).rejects.toThrow('is only added to');
    for (const context of [{ person: yonas.person }, { systemTask: { name: 'retention' as const } }])
      for (const statement of [
        `delete from ${log}`,
        `update ${log} set at = now()`,
        `select * from log_chain`,
      ])
        await expect(
          inTransaction(app.db, context, (tx) => sql.raw(statement).execute(tx)),
          `${log} ${statement}`,
        ).rejects.toThrow('permission denied');
  }
  // And a line says its own place in the chain to nobody: the database does.
  await expect(
    inTransaction(app.db, { person: yonas.person }, (tx) =>
      sql`insert into access_log (person_id, actor, purpose, page, seq) values (${yonas.person}, 'self', 'x', '/', 1)`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow('permission denied');
});

test('a hundred writers at once never wait for each other’s commit, and leave whole chains', async () => {
  await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      Promise.all([act(app, visitor, {}), look(n % 2 ? yonas : samira, `/at-once-${n}`)]),
    ),
  );
  expect((await verify()).code).toBe(0);
  // A transaction that wrote its audit line and does not end holds up nobody else.
  const held = new pg.Client(owner);
  await held.connect();
  await held.query('begin');
  await held.query("insert into audit (at, actor, action, outcome) values ($1, 'visitor', 'a.b', 'done')", [
    app.now(),
  ]);
  const started = performance.now();
  await Promise.all(Array.from({ length: 6 }, () => act(app, visitor, {})));
  expect(performance.now() - started).toBeLessThan(5_000);
  await held.query('rollback');
  await held.end();
  expect((await verify()).code).toBe(0);
});

test('retention takes the beginning of a chain and the rest stays verifiable; who leaves takes their chain along', async () => {
  at('2024-01-10T09:00:00Z');
  const old = newcomer(3);
  await inTransaction(app.db, { person: old.person }, (tx) =>
    sql`insert into person (id) values (${old.person})`.execute(tx),
  );
  for (let n = 0; n < 3; n++) {
    await look(old, `/old-${n}`);
    await act(app, visitor, {});
  }
  at('2126-11-24T09:00:00Z');
  await look(old, '/new');
  await act(app, visitor, {});
  const pagesOf = async () =>
    (
      await database.query('select page from access_log where person_id = $1 order by seq', [old.person])
    ).rows.map(({ page }) => page);
  expect(await pagesOf()).toHaveLength(4);
  await purgeOldAccessLog(app.db);
  await purgeAudit(app.db);
  expect(await pagesOf()).toEqual(['/new']);
  expect((await database.query("select from audit where at < '2024-02-01'")).rowCount).toBe(0);
  expect((await verify()).errors).toBe('');
  await inTransaction(app.db, { person: old.person }, (tx) =>
    sql`delete from person where id = ${old.person}`.execute(tx),
  );
  expect(await pagesOf()).toEqual([]);
  expect((await verify()).errors).toBe('');
});

test('a database of before gets chains of what its logs held', async () => {
  const name = `before_${randomUUID().slice(0, 8)}`;
  const before = join(folder, 'migrations');
  for (const file of readdirSync('migrations').filter((each) => each < '0065'))
    cpSync(join('migrations', file), join(before, file));
  await database.query(`create database ${name}`);
  const settings = { ...owner, database: name };
  const old = new pg.Client(settings);
  try {
    await migrate(settings, before);
    await old.connect();
    await old.query(`
      insert into person (id) values ('${yonas.person}'), ('${samira.person}');
      insert into access_log (person_id, actor, purpose, page)
        select p.id, 'self', 'own-week', '/page-' || n from person p, generate_series(1, 20) n;
      insert into audit (at, actor, action, outcome)
        select now() - n * interval '1 week', 'visitor', 'a.b', 'done' from generate_series(1, 20) n`);
    // Features whose migrations have lower numbers may still come; this one is tried on what is there.
    cpSync('migrations/0065-log-chains.sql', join(before, '0065-log-chains.sql'));
    await migrate(settings, before);
    await storeClaimKey(settings, TEST_SECRET);
    const db = connect({ connection: { ...settings, ...TEST_LOGIN }, secret: TEST_SECRET });
    await inTransaction(db, { person: yonas.person }, (tx) =>
      sql`insert into access_log (person_id, actor, purpose, page) values (${yonas.person}, 'self', 'own-week', '/after')`.execute(
        tx,
      ),
    );
    const { lines, faults } = await verifyLogs(db);
    expect([lines, faults]).toEqual([61, []]);
    await old.query('alter table access_log disable trigger user');
    await old.query("update access_log set page = '/x' where seq = 2");
    expect((await verifyLogs(db)).faults).toHaveLength(2);
    await db.destroy();
  } finally {
    await old.end();
    await database.query(`drop database if exists ${name} with (force)`);
  }
});
