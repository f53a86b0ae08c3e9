import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { withdrawConsent } from '#features/consents';
import { createTestApp } from '../../../../test/support/app.ts';
import { ATTENDANCE, asks, choirWith, INBOX, weeklyTimeOf } from '../../../../test/support/inbox.ts';
import { openAsMember } from '../../../../test/support/members.ts';
import { scheduledTasks } from '../background.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
// A Monday.
const START = '2026-11-30T10:00:00Z';
at(START);

const newChoir = () => choirWith(app, database, browser());

/** Somebody who asked and has a place. */
async function placed(choir: Awaited<ReturnType<typeof newChoir>>, asked: Parameters<typeof asks>[2] = {}) {
  const made = await asks(app, choir, asked);
  await choir.volunteer.get(INBOX);
  await choir.volunteer.post(`${INBOX}/${made.request}`, { kind: 'confirm', version: '1' });
  return made;
}

const marksOf = async (request: string) =>
  (
    await database.query<{ day: string; present: number | null; by: string | null }>(
      'select day::text, present, account_id as by from placement_attendance where request_id = $1 order by id',
      [request],
    )
  ).rows;

/** The value of a button with these words, in the line of a request. */
const tickIn = (html: string, request: string, number: string): string =>
  html.match(new RegExp(`value="(${request}:${number}:\\d*)"`))?.[1] ?? '';

test('the list of a day has who is expected then, a party as one line with its number, and empty lines for paper', async () => {
  const choir = await newChoir();
  const [monday, thursday] = [await weeklyTimeOf(database, choir, 1), await weeklyTimeOf(database, choir, 4)];
  await placed(choir, { firstName: 'Amal', weeklyTime: monday });
  await placed(choir, { firstName: 'Bilal<i>', weeklyTime: thursday, party: 4 });
  await placed(choir, { firstName: 'Celine' });
  await asks(app, choir, { firstName: 'Dawit', weeklyTime: monday });
  const today = await choir.volunteer.get(ATTENDANCE);
  expect(today.html).toContain('maandag 30 november');
  expect(today.html).toContain('Je verwacht 2 mensen.');
  expect(today.html).toContain('<bdi>Amal');
  expect(today.html).toContain('<bdi>Celine');
  expect(today.html).not.toContain('Bilal');
  expect(today.html).not.toContain('Dawit');
  const coming = await choir.volunteer.get(`${ATTENDANCE}?day=2026-12-03`);
  expect(coming.html).toContain('Je verwacht 5 mensen.');
  expect(coming.html).toContain('Bilal&lt;i>');
  expect(coming.html).toContain('4 personen');
  expect(coming.html).toContain('Afvinken kan op de dag zelf');
  expect(coming.html).not.toContain('name="tick"');
  expect([...coming.html.matchAll(/<tr class="only-print"/g)].length).toBeGreaterThanOrEqual(6);
  // Before somebody had a place they were not expected.
  expect((await choir.volunteer.get(`${ATTENDANCE}?day=2026-11-23`)).html).toContain(
    'Niemand heeft een plek',
  );
});

test('who came is ticked off with one tap; a correction is a new record that stays to be seen', async () => {
  const choir = await newChoir();
  const { request } = await placed(choir, { firstName: 'Fam', party: 3 });
  const tap = async (number: string) => {
    const { html } = await choir.volunteer.get(ATTENDANCE);
    return choir.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick: tickIn(html, request, number) });
  };
  expect((await tap('3')).to).toContain('marked');
  expect((await choir.volunteer.follow()).html).toContain('3 mensen waren er.');
  await tap('2');
  await tap('-');
  expect(await marksOf(request)).toEqual([
    { day: '2026-11-30', present: 3, by: null },
    { day: '2026-11-30', present: 2, by: null },
    { day: '2026-11-30', present: null, by: null },
  ]);
  const { html } = await choir.volunteer.get(ATTENDANCE);
  expect(html).toContain('Alle 3');
  expect(html).toContain('iemand van jullie');
  // More than a party did not come.
  await choir.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick: `${request}:5:` });
  expect(await marksOf(request)).toHaveLength(3);
});

test('nobody was anywhere tomorrow: neither the page nor the database writes that down', async () => {
  const choir = await newChoir();
  const { request } = await placed(choir);
  await choir.volunteer.get(ATTENDANCE);
  const future = await choir.volunteer.post(ATTENDANCE, { day: '2026-12-01', tick: `${request}:1:` });
  expect(future.to).toContain('future');
  expect((await choir.volunteer.follow()).html).toContain('Deze dag moet nog komen');
  const forced = inTransaction(app.db, { link: choir.link }, (tx) =>
    sql`insert into placement_attendance (request_id, day, present) values (${request}, '2026-12-01', 1)`.execute(
      tx,
    ),
  );
  await expect(forced).rejects.toThrow(/row-level security/);
  expect(await marksOf(request)).toEqual([]);
  // The day begins in the Netherlands, not in Greenwich.
  at('2026-11-30T23:30:00Z');
  await choir.volunteer.get(ATTENDANCE);
  const tick = await choir.volunteer.post(ATTENDANCE, { day: '2026-12-01', tick: `${request}:1:` });
  expect(tick.to).toContain('marked');
  at(START);
});

test('two volunteers at once: the same is written once, something else is told', async () => {
  const choir = await newChoir();
  const { request } = await placed(choir);
  const helper = browser();
  const account = await openAsMember(app, helper, choir.listing, 'member');
  const { html } = await helper.get(ATTENDANCE);
  await choir.volunteer.get(ATTENDANCE);
  await helper.post(ATTENDANCE, { day: '2026-11-30', tick: tickIn(html, request, '1') });
  const same = await choir.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick: `${request}:1:` });
  expect(same.to).toContain('marked');
  const other = await choir.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick: `${request}:0:` });
  expect(other.to).toContain('changed');
  expect((await choir.volunteer.follow()).html).toContain('Iemand anders vinkte');
  expect(await marksOf(request)).toEqual([{ day: '2026-11-30', present: 1, by: account }]);
});

test('another initiative ticks nobody off; who takes the consent back is gone from the list at once', async () => {
  const [choir, garden] = [await newChoir(), await newChoir()];
  const { request, person, consent } = await placed(choir, { firstName: 'Leyla' });
  await garden.volunteer.get(ATTENDANCE);
  const forged = await garden.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick: `${request}:1:` });
  expect(forged.to).toContain('gone');
  const { html } = await choir.volunteer.get(ATTENDANCE);
  const tick = tickIn(html, request, '1');
  await choir.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick });
  await inTransaction(app.db, { person }, (tx) => withdrawConsent(tx, consent, app.now()));
  expect((await choir.volunteer.post(ATTENDANCE, { day: '2026-11-30', tick: `${request}:0:` })).to).toContain(
    'gone',
  );
  expect((await choir.volunteer.follow()).html).not.toContain('Leyla');
  const read = (context: Parameters<typeof inTransaction>[1]) =>
    inTransaction(app.db, context, (tx) => tx.selectFrom('placement_attendance').selectAll().execute());
  expect(await read({ link: choir.link })).toEqual([]);
  expect(await read({ person })).toHaveLength(1);
  expect(await read({})).toEqual([]);
});

test('what was written of a day is deleted a year later', async () => {
  const choir = await newChoir();
  const { request } = await placed(choir);
  await database.query(
    'insert into placement_attendance (request_id, day, present, at) values ($1, current_date - 370, 1, now()), ($1, current_date - 360, 1, now())',
    [request],
  );
  for (const { run, erases } of scheduledTasks) if (erases) await run(app);
  expect(await marksOf(request)).toHaveLength(1);
});

test('the calendar gives numbers and no names, by a link of its own that the owner ends', async () => {
  const choir = await newChoir();
  const monday = await weeklyTimeOf(database, choir, 1);
  await weeklyTimeOf(database, choir, 4);
  const amal = await placed(choir, { firstName: 'Amal', weeklyTime: monday, party: 3 });
  await placed(choir, { firstName: 'Celine' });
  await choir.volunteer.get(ATTENDANCE);
  await choir.volunteer.post('/nl/register/own/calendar', {});
  const link = async () =>
    (await choir.volunteer.get(ATTENDANCE)).html.match(/\/nl\/expected\/[\w-]{43}\/calendar\.ics/)?.[0] ?? '';
  const first = await link();
  const stranger = browser();
  const feed = async (path: string) => (await stranger.get(path)).html.replaceAll(/\r\n[ \t]/g, '');
  const calendar = await feed(first);
  expect(calendar).toContain('BEGIN:VCALENDAR');
  expect(calendar).toMatch(/SUMMARY:.*3 mensen/);
  expect(calendar).toContain('En 1 persoon die geen vaste tijd koos.');
  expect(calendar).toContain('DTSTART:20261130T180000Z');
  expect(calendar).not.toMatch(/Amal|Celine/);
  // It is no key to anything else.
  expect((await stranger.get(`/nl/register/${first.split('/')[3]}`)).status).toBe(404);
  await inTransaction(app.db, { person: amal.person }, (tx) => withdrawConsent(tx, amal.consent, app.now()));
  expect(await feed(first)).not.toContain('3 mensen');
  const helper = browser();
  await openAsMember(app, helper, choir.listing, 'member');
  expect((await helper.get(ATTENDANCE)).html).toContain(first);
  expect((await helper.post('/nl/register/own/calendar', {})).status).toBe(403);
  await choir.volunteer.post('/nl/register/own/calendar', {});
  expect((await stranger.get(first)).status).toBe(404);
  const second = await link();
  expect((await stranger.get(second)).status).toBe(200);
  await choir.volunteer.post('/nl/register/own/calendar/end', {});
  expect((await stranger.get(second)).status).toBe(404);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
