import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { checkRequest, sendRequest } from '../../../test/support/asking.ts';
import { mailbox } from '../../../test/support/mailbox.ts';
import { begin, tell } from '../../../test/support/people.ts';
import { initiativeWith } from '../../../test/support/placements.ts';
import { purgeInactivePeople } from '../accounts/sessions/queries.ts';
import { scheduledTasks } from './background.ts';
import { TABLES_OF_KEYS, TABLES_SHOWN } from './overview/own-data.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const { post } = await mailbox();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const choir = await initiativeWith(app, database, { places: 3 });
type Browser = ReturnType<typeof browser>;

/** Somebody with a name, an asked place and an e-mail address to be reached at. */
async function somebody(name: string, email: string, language = 'nl'): Promise<Browser> {
  const phone = await begin(browser(), language);
  await tell(phone, 'name', { name }, language);
  const check = await checkRequest(
    phone,
    choir.initiative,
    { firstName: name, reach: 'email', email },
    language,
  );
  const sent = await sendRequest(phone, check, choir.initiative, language);
  expect(sent.status).toBe(303);
  return phone;
}

const announce = async () => {
  for (const { run } of scheduledTasks) await run(app);
};
const purge = () =>
  inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeInactivePeople(tx, app.now()));
const everybodyAway = (days: number) =>
  database.query(`update person set seen_at = now() - interval '1 day' * $1`, [days]);
const people = async (): Promise<number> =>
  (await database.query('select count(*)::int as n from person')).rows[0].n;

test('all that is kept stands on one page, and in a file, and nothing of anybody else', async () => {
  const samira = await somebody('Samira', 'samira@voorbeeld.nl');
  await somebody('Yonas', 'yonas@voorbeeld.nl');
  const { html } = await samira.get('/nl/my-data');
  for (const text of ['Samira', 'samira@voorbeeld.nl', 'Het koor', 'Eigen apparaat'])
    expect(html).toContain(text);
  expect(html).not.toMatch(/Yonas|yonas@/);
  const file = await samira.get('/nl/my-data/download');
  expect(file.headers.get('content-disposition')).toMatch(
    /^attachment; filename="van-onderop-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(file.headers.get('cache-control')).toContain('no-store');
  const data = JSON.parse(file.html);
  expect(data.story).toEqual({ name: 'Samira' });
  expect(data.requests).toMatchObject([
    { firstName: 'Samira', reachDetail: 'samira@voorbeeld.nl', state: 'asked' },
  ]);
  expect(data.log.length).toBeGreaterThan(2);
  expect(file.html).not.toMatch(/Yonas|yonas@/);
  expect((await browser().get('/nl/my-data/download')).status).toBe(403);
});

test('every table that goes with a person is shown, or holds nothing but a key', async () => {
  const { rows } = await database.query<{ table: string }>(`
    with recursive theirs as (
      select 'person'::regclass as oid
      union select c.conrelid from pg_constraint c join theirs t on c.confrelid = t.oid
        where c.contype = 'f' and c.confdeltype = 'c')
    select oid::regclass::text as table from theirs order by 1`);
  const known = new Set<string>([...TABLES_SHOWN, ...TABLES_OF_KEYS]);
  expect(rows.map(({ table }) => table).filter((table) => !known.has(table))).toEqual([]);
});

test('one tap deletes everything', async () => {
  const phone = await somebody('Aster', 'aster@voorbeeld.nl');
  const before = await people();
  expect((await phone.get('/nl/my-data')).html).toContain('action="/nl/story/forget"');
  expect((await phone.post('/nl/story/forget', {})).to).toBe('/nl/forgotten');
  expect(await people()).toBe(before - 1);
  const { rows } = await database.query(
    "select from placement_request where language = 'nl' and state = 'asked'",
  );
  expect(rows).toHaveLength(2);
});

test('nothing is deleted without a notice thirty days ahead, by one letter in the own language where there is an address', async () => {
  at(new Date().toISOString());
  const olena = await somebody('Olena', 'olena@voorbeeld.nl', 'uk');
  await post(app);
  await everybodyAway(400);
  // Nobody told them yet.
  expect(await purge()).toBe(0);
  await announce();
  await announce();
  const letters = await post(app);
  expect(letters.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
    'olena@voorbeeld.nl',
    'samira@voorbeeld.nl',
    'yonas@voorbeeld.nl',
  ]);
  const letter = letters.find(({ text }) => text?.includes('/uk/open'));
  expect(letter?.subject).toBe('Вашу історію буде видалено за місяць');
  // The letter says nothing of the story, and has no link that opens it.
  expect(letter?.text).not.toMatch(/Olena|Het koor/);
  expect(await purge()).toBe(0);
  // Olena comes back and stays; she reads in her log that the computer told her.
  expect((await olena.get('/uk/story/log')).html).toContain('щоб сказати, що вашу історію буде видалено');
  await database.query(`update person set seen_at = now() where id in (
    select person_id from placement_request where language = 'uk')`);
  await database.query(`update deletion_notice set noticed_at = now() - interval '31 days'`);
  expect(await purge()).toBe(2);
  expect(await people()).toBe(1);
  // The next time that she stays away she is told anew.
  await database.query(`update deletion_notice set noticed_at = now() - interval '400 days'`);
  await everybodyAway(340);
  await announce();
  expect(await post(app)).toHaveLength(1);
});

test('who has no address gets no letter, and the notice says so', async () => {
  await begin(browser());
  await everybodyAway(340);
  await announce();
  const { rows } = await database.query('select letters from deletion_notice order by letters');
  expect(rows.map(({ letters }) => letters)).toContain(0);
});

test('a link of an owner opens nobody’s data', async () => {
  const volunteer = browser();
  await volunteer.get(`/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
  expect((await volunteer.get('/nl/my-data')).status).toBe(403);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
