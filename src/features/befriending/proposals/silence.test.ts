import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  phoneOf,
  proposed,
  type Somebody,
  says,
  somebodyWith,
  steadyHtml,
} from '../../../../test/support/befriending-people.ts';
import { done, poolWith } from '../../../../test/support/circles.ts';
import { writeLetters } from '../letters/write-letters.ts';
import { keepUp } from '../pairs/keep-up.ts';
import { remindOthers } from './actions.ts';

const { app, at, browser, owner, faults } = await createTestApp(8);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool, link } = await poolWith(app, database);

/** Every row of every table that whoever acts can read, and what the functions about others give. Without the log of own reads. */
async function readableRows(context: Parameters<typeof inTransaction>[1]): Promise<Record<string, string[]>> {
  const { rows: tables } = await database.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind in ('r', 'v') and c.relnamespace = 'public'::regnamespace
       and has_table_privilege('vanonderop', c.oid, 'select') order by c.relname`,
  );
  expect(tables.length).toBeGreaterThan(50);
  return inTransaction(app.db, context, async (tx) => {
    const readable: Record<string, string[]> = {};
    const read = async (name: string, from: ReturnType<typeof sql>) => {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${from} t order by 1`.execute(
        tx,
      );
      readable[name] = rows.map(({ line }) => line);
    };
    for (const { name } of tables.filter(({ name }) => name !== 'access_log'))
      await read(name, sql`${sql.table(name)}`);
    for (const call of ['befriending_others()', 'befriending_people_met()']) await read(call, sql.raw(call));
    return readable;
  });
}

const PAGES = ['/proposals', '/pairs'].map((path) => `/nl/befriending/own${path}`);

/** What somebody can know: rows, pages with their headers, and letters. */
async function worldOf(somebody: Somebody, email: string) {
  const rows = await readableRows({ person: somebody.person });
  const pages = [];
  for (const path of PAGES) {
    const { status, html, headers } = await phoneOf(browser(), somebody).get(path);
    const steady = [...headers].filter(([name]) => !['content-security-policy', 'set-cookie'].includes(name));
    pages.push({ path, status, html: steadyHtml(html), headers: steady });
  }
  const { rows: letters } = await database.query(
    'select subject, body, language, once_key, extras from mail_outbox where recipient = $1 order by id',
    [email],
  );
  return { rows, pages, letters };
}

let number = 0;
/** Selam and Henk, proposed to each other. */
async function story() {
  number += 1;
  const email = `selam${number}@example.nl`;
  const selam = await somebodyWith(app, pool, { email });
  const henk = await somebodyWith(app, pool, { side: 'resident', email: `henk${number}@example.nl` });
  const proposal = await proposed(app, database, pool, selam, henk);
  return { selam, henk, proposal, email };
}

test('what somebody can read, is sent and gets as pages is to the byte the same whether the other said no, later or nothing', async () => {
  at('2026-11-24T09:00:00Z');
  const { selam, henk, proposal, email } = await story();
  const other = await story();
  await writeLetters(app);
  const nothing = await worldOf(selam, email);
  expect(nothing.rows.befriending_proposal).toHaveLength(1);
  expect(nothing.rows['befriending_others()']).toHaveLength(1);
  for (const answer of ['later', 'no', 'later', 'no'] as const) {
    await says(app, henk, proposal, answer);
    await writeLetters(app);
    await keepUp(app);
    expect(await worldOf(selam, email)).toEqual(nothing);
  }
  // Her yes and her reminder are kept as they are when he said nothing.
  for (const each of [{ selam, proposal }, other]) {
    expect(await says(app, each.selam, each.proposal, 'yes')).toBe('kept');
    done(await remindOthers(app, each.selam, { proposal: each.proposal }));
  }
  const afterNo = await worldOf(selam, email);
  const afterNothing = await worldOf(other.selam, other.email);
  const html = (world: typeof afterNo, id: string) => world.pages.map((page) => page.html.replaceAll(id, ''));
  expect(html(afterNo, proposal)).toEqual(html(afterNothing, other.proposal));
  // And to the end, when the proposal runs out for both.
  at('2026-12-09T09:00:00Z');
  await keepUp(app);
  await writeLetters(app);
  const [overNo, overNothing] = [await worldOf(selam, email), await worldOf(other.selam, other.email)];
  expect(html(overNo, proposal)).toEqual(html(overNothing, other.proposal));
  const subjects = (world: typeof afterNo) => world.letters.map(({ subject }) => subject);
  expect(subjects(overNo)).toEqual(subjects(overNothing));
  expect(faults).toEqual([]);
});

test('the organisation cannot tell a no from silence either', async () => {
  at('2026-11-24T09:00:00Z');
  const { henk, proposal } = await story();
  const nothing = await readableRows({ link });
  for (const answer of ['later', 'no'] as const) {
    await says(app, henk, proposal, answer);
    expect(await readableRows({ link })).toEqual(nothing);
  }
});

test('to answer yes leads to the same place, with the same headers, whether the other said no or nothing', async () => {
  at('2026-11-24T09:00:00Z');
  const replies = [];
  for (const answer of ['no', undefined] as const) {
    const { selam, henk, proposal } = await story();
    if (answer) await says(app, henk, proposal, answer);
    const phone = phoneOf(browser(), selam);
    await phone.get('/nl/befriending/own/proposals');
    const sent = await phone.post(`/nl/befriending/own/proposals/${proposal}`, { answer: 'yes' });
    replies.push({
      status: sent.status,
      to: sent.to,
      html: sent.html,
      headers: [...sent.headers].filter(
        ([name]) => !['content-security-policy', 'set-cookie'].includes(name),
      ),
    });
  }
  expect(replies[0]).toEqual(replies[1]);
  expect(replies[0]?.to).toBe('/nl/befriending/own/proposals?yes');
});
