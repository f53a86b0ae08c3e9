import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { ACCOUNT_COOKIE } from '../../../test/support/accounts.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { guideAt } from '../../../test/support/guidance.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { initiativeWith } from '../../../test/support/placements.ts';
import { makeTenant, openStaffSession } from '../../../test/support/tenants.ts';
import { scheduledTasks } from './background.ts';

const { app, at, browser, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

type Browser = ReturnType<typeof browser>;
const OWN = '/nl/register/own/signals';
const GUIDE = '/nl/account/signals';
const POLICY = '/nl/policy/signals';

const run = async () => {
  for (const task of scheduledTasks) await task.run(app);
};
const signals = async () =>
  (
    await database.query<{ people: number; words_sealed: string | null }>(
      'select * from signal order by sent_at',
    )
  ).rows;
const letters = async () =>
  (await database.query<{ recipient: string; subject: string; body: string }>('select * from mail_outbox'))
    .rows;

/** The public page, without the marks that keep a date in one piece. */
const publicPage = async (query = '') =>
  (await browser().get(`/nl/signals${query}`)).html.replace(/[\u2066-\u2069]/g, '');

/** The browser of whoever has the private link of an initiative. */
async function initiative(): Promise<Browser> {
  const { listing } = await initiativeWith(app, database);
  return openAgain(listing);
}

async function openAgain(listing: string): Promise<Browser> {
  const device = browser();
  await openOwnerLink(device, `/nl/register/${privateLinkToken(app, 'listing', listing)}`);
  return device;
}

async function say(device: Browser, base: string, fields: Record<string, string>) {
  await device.get(`${base}/new?obstacle=${fields.obstacle ?? 'childcare'}&m=GM0503`);
  return device.post(`${base}/send`, { municipality: 'GM0503', obstacle: 'childcare', ...fields });
}

async function staff(tenant: string, roles: ('guide' | 'lead' | 'policy')[]): Promise<Browser> {
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, (await openStaffSession(app, tenant, { roles })).token);
  return device;
}

const delft = await makeTenant(app, 'Gemeente Delft', ['GM0503']);
const elsewhere = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);

test('a volunteer says in two taps what stands in the way, changes it, and takes the change back', async () => {
  const device = await initiative();
  expect((await device.get(OWN)).html).toContain('Geen opvang voor kinderen');
  const sent = await say(device, OWN, { people: '6' });
  const page = await device.follow();
  expect(page.html).toContain('telt mee voor 6 mensen');
  expect(sent.to).toContain('?sent=');
  await say(device, OWN, { people: '8', words: 'Op woensdag is er niemand.' });
  expect((await device.follow()).html).toContain('Eerder deze maand zei je: 6');
  const [row, ...others] = await signals();
  expect(others).toEqual([]);
  expect(row?.people).toBe(8);
  expect(row?.words_sealed).not.toContain('woensdag');
  const id = /name="signal" value="([^"]+)"/.exec((await device.get(OWN)).html)?.[1] ?? '';
  expect((await device.post(`${OWN}/change`, { signal: id, step: 'put-back' })).to).toBe(`${OWN}?put-back`);
  expect((await signals()).map(({ people, words_sealed }) => [people, words_sealed])).toEqual([[6, null]]);
  expect((await device.post(`${OWN}/change`, { signal: id, step: 'delete' })).to).toBe(`${OWN}?deleted`);
  expect(await signals()).toEqual([]);
  expect((await device.post(`${OWN}/change`, { signal: id, step: 'delete' })).to).toBe(`${OWN}?gone`);
});

test('what cannot be kept is asked again, with what was typed still there', async () => {
  const device = await initiative();
  const long = await say(device, OWN, { people: '4', words: `Niemand ${'x'.repeat(400)}` });
  expect(long.status).toBe(422);
  expect(long.html).toContain('tot 300 tekens');
  expect(long.html).toContain('x'.repeat(400));
  expect((await say(device, OWN, { people: '7' })).html).toContain('Tik op hoeveel mensen');
  expect((await say(device, OWN, { people: '4', place: '123' })).html).toContain('Die plaats kennen we niet');
  const several = await say(device, OWN, { people: '4', place: 'Bergen' });
  expect(several.html).toContain('Kies er een uit de lijst');
  expect((await say(device, OWN, { people: '4', place: 'Den Haag' })).to).toContain('?sent=');
  await database.query('delete from signal');
});

test('a guide may say it too; an account that guides nobody has nothing to say here', async () => {
  const { device } = await guideAt(app, browser());
  expect((await say(device, GUIDE, { people: '2' })).to).toContain(`${GUIDE}?sent=`);
  const { account } = await guideAt(app, browser());
  await database.query('update account set guide_of = null where id = $1', [account]);
  const officer = await staff(delft, ['policy']);
  expect((await officer.get(GUIDE)).to).toBe('/nl/account/start');
  await database.query('delete from signal');
});

test('nobody reads or changes what somebody else said', async () => {
  const one = await initiative();
  await say(one, OWN, { people: '6', words: 'Alleen voor mij.' });
  const id = /name="signal" value="([^"]+)"/.exec((await one.get(OWN)).html)?.[1] ?? '';
  const other = await initiative();
  expect((await other.get(OWN)).html).not.toContain('Alleen voor mij.');
  expect((await other.post(`${OWN}/change`, { signal: id, step: 'delete' })).to).toBe(`${OWN}?gone`);
  const officer = await staff(delft, ['policy']);
  expect((await officer.get(POLICY)).html).not.toContain('Alleen voor mij.');
  const rows = await inTransaction(app.db, {}, (tx) => tx.selectFrom('signal').selectAll().execute());
  expect(rows).toEqual([]);
  await database.query('delete from signal');
});

test('from the signals of a month comes a question, an answer with a date, and a page that shows when it is late', async () => {
  at('2027-03-10T09:00:00Z');
  const devices = [await initiative(), await initiative(), await initiative()];
  for (const [index, device] of devices.entries())
    await say(device, OWN, { people: '6', ...(index === 0 ? { words: 'De crèche zit vol.' } : {}) });
  // Two of them also say something else: too few senders.
  for (const device of devices.slice(0, 2)) await say(device, OWN, { people: '20', obstacle: 'transport' });
  await run();
  expect(await publicPage()).not.toContain('Geen opvang voor kinderen');

  // On the first day after the month it is not counted yet.
  at('2027-04-01T09:00:00Z');
  await run();
  expect((await database.query('select * from signal_figure')).rows).toEqual([]);
  at('2027-04-02T09:00:00Z');
  await run();
  await run();
  expect((await database.query('select municipality, obstacle, people from signal_figure')).rows).toEqual([
    { municipality: 'GM0503', obstacle: 'childcare', people: 10 },
  ]);
  const open = await publicPage();
  expect(open).toContain('Geen opvang voor kinderen');
  expect(open).not.toContain('Vervoer ontbreekt');
  // Twenty working days after 2 April 2027: King’s Day is none of them.
  expect(open).toContain('Antwoord beloofd voor 3 mei 2027');
  expect(open).not.toContain('crèche');
  // The month is over: what was said can be taken away, the figure stays.
  const { rows } = await database.query<{ id: string; listing_id: string }>('select * from signal');
  const [{ id, listing_id: listing } = { id: '', listing_id: '' }] = rows;
  const sender = await openAgain(listing);
  expect((await sender.get(OWN)).html).toContain('Deze maand is geteld.');
  expect((await sender.post(`${OWN}/change`, { signal: id, step: 'put-back' })).to).toBe(`${OWN}?gone`);

  const officer = await staff(delft, ['policy']);
  const desk = (await officer.get(POLICY)).html;
  expect(desk).toContain('De crèche zit vol.');
  const path = /\/nl\/policy\/signals\/[0-9a-f-]{36}/.exec(desk)?.[0] ?? '';
  const stranger = await staff(elsewhere, ['policy']);
  expect((await stranger.get(POLICY)).html).not.toContain('De crèche zit vol.');
  expect((await stranger.get(path)).status).toBe(404);
  const guide = await staff(delft, ['guide']);
  expect((await guide.get(path)).html).not.toContain('name="words"');
  expect((await guide.get(POLICY)).html).not.toContain('De crèche zit vol.');

  at('2027-04-28T09:00:00Z');
  await run();
  await run();
  const soon = (await letters()).filter(({ subject }) => subject === 'Een antwoord is bijna aan de beurt');
  const officers = await database.query(
    "select 1 from tenant_member where tenant_id = $1 and 'policy' = any(roles)",
    [delft],
  );
  expect(soon).toHaveLength(officers.rows.length);
  expect(new Set(soon.map(({ recipient }) => recipient)).size).toBe(soon.length);
  expect(soon[0]?.body).toContain(`http://localhost${path}`);
  at('2027-05-04T09:00:00Z');
  await run();
  expect((await letters()).map(({ subject }) => subject)).toContain('Een beloofd antwoord is niet gekomen');
  expect(await publicPage()).toContain('Nog geen antwoord. Beloofd voor 3 mei 2027');

  // Sessions that nobody used for days have ended.
  const answering = await staff(delft, ['policy']);
  const answer = { version: '1', kind: 'will-do', words: 'Vanaf juni is er opvang.', doneBy: '2027-06-15' };
  await answering.get(path);
  expect((await answering.post(path, { ...answer, words: ' ' })).status).toBe(422);
  expect((await answering.post(path, { ...answer, doneBy: '2026-01-01' })).html).toContain(
    'Vanaf juni is er opvang.',
  );
  expect((await answering.post(path, { ...answer, kind: '' })).html).toContain('Kies eerst');
  const abroad = await staff(elsewhere, ['policy']);
  await abroad.get(POLICY);
  expect((await abroad.post(path, answer)).status).toBe(404);
  expect((await answering.post(path, answer)).to).toBe(`${path}?done`);
  // Somebody else had the page open from before.
  const colleague = await staff(delft, ['policy']);
  await colleague.get(path);
  const late = await colleague.post(path, { ...answer, words: 'Nee, in juli.' });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Nee, in juli.');
  await answering.get(path);
  expect((await answering.post(`${path}/owner`, { version: '2', name: 'Team Inburgering' })).to).toBe(
    `${path}?done`,
  );
  const answered = await publicPage('?m=GM0503');
  expect(answered).toContain('Vanaf juni is er opvang.');
  expect(answered).toContain('Team Inburgering');
  at('2027-06-16T09:00:00Z');
  expect(await publicPage()).toContain('nog niet gedaan');
  expect(faults).toEqual([]);
});

test('a lead puts a question before it is counted; a guide cannot, nor anybody for another municipality', async () => {
  const lead = await staff(elsewhere, ['lead']);
  await lead.get(POLICY);
  const asked = await lead.post(POLICY, { obstacle: 'waiting', municipality: 'GM0518' });
  expect(asked.to).toMatch(/^\/nl\/policy\/signals\/[0-9a-f-]{36}$/);
  // Somebody who asks the same again is shown the one that is open.
  await lead.get(POLICY);
  expect((await lead.post(POLICY, { obstacle: 'waiting', municipality: 'GM0518' })).to).toBe(asked.to);
  expect((await lead.post(POLICY, { obstacle: 'waiting', municipality: 'GM0503' })).status).toBe(422);
  const guide = await staff(elsewhere, ['guide']);
  await guide.get(POLICY);
  expect((await guide.post(POLICY, { obstacle: 'work', municipality: 'GM0518' })).status).toBe(403);
});

test('a figure is never changed or taken away, and nobody but the task that counts adds one', async () => {
  const acting = (run: Parameters<typeof inTransaction>[2], name: 'signals' | 'reminders' = 'signals') =>
    inTransaction(app.db, { systemTask: { name } }, run);
  await expect(acting((tx) => sql`update signal_figure set people = 20`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
  await expect(acting((tx) => sql`delete from signal_figure`.execute(tx))).rejects.toThrow(
    /permission denied/,
  );
  const adding = "insert into signal_figure values ('GM0503', 'level', '2027-01-01', 10)";
  await expect(acting((tx) => sql.raw(adding).execute(tx), 'reminders')).rejects.toThrow(
    /row-level security/,
  );
  // Also who counts writes none below ten.
  await expect(acting((tx) => sql.raw(adding.replace('10)', '9)')).execute(tx))).rejects.toThrow(
    /check constraint/,
  );
});

test('old signals are deleted, the figures stay', async () => {
  at('2028-06-02T09:00:00Z');
  await run();
  expect(await signals()).toEqual([]);
  expect((await database.query('select 1 from signal_figure')).rows).toHaveLength(1);
});
