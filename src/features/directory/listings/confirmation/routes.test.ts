import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { htmlBody } from '#core/mail/smtp.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { mailbox } from '../../../../../test/support/mailbox.ts';
import { runListingMaintenance } from './maintenance.ts';

const { browser, hono, app, faults, owner, at } = await createTestApp();
const { post: send } = await mailbox();
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const token = (await issueOperatorLink(app, 'Deniz', 900)).split('/').at(-1) ?? '';
const team = browser();
team.jar.set('vanonderop_team', token);
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Registers in a language and is vouched for. */
async function known(name: string, language = 'nl'): Promise<void> {
  const who = browser();
  const once = field((await who.get(`/${language}/register`)).html, 'once');
  const form = {
    organisation: `Groep ${name}`,
    name,
    summary: 'Kom erbij.',
    textLanguage: 'nl',
    town: 'Delft',
  };
  const reach = { goals: ['people'], phone: '015', ownerEmail: `${language}@voorbeeld.nl` };
  await who.post(`/${language}/register`, { ...form, ...reach, once, what: 'send' });
  await team.post('/nl/listings/vouch', { listing: field((await team.get('/nl/listings')).html, 'listing') });
}
const days = (n: number) => at(new Date(app.now().getTime() + n * 86_400_000).toISOString());
/** Sends what waits. @returns the letters that ask, as a mail program reads them */
const post = async () => (await send(app)).filter(({ text }) => text?.includes('/fresh/'));
const statusOf = async (name: string) =>
  (
    await link.query("select status, room, confirmed_at from initiative where texts->'nl'->>'name' = $1", [
      name,
    ])
  ).rows[0];
const linkIn = (text = '') => text.match(/\/(?:nl|ar)\/fresh\/[\w-]{40,}/)?.[0] ?? '';

test('asked after ninety days, in plain words and as a page, in the direction of the language; once a month', async () => {
  await known('Het koor');
  await known('De tuin', 'ar');
  days(80);
  await runListingMaintenance(app);
  expect(await post()).toHaveLength(0);
  days(11);
  await runListingMaintenance(app);
  await runListingMaintenance(app);
  const letters = await post();
  expect(letters.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
    'ar@voorbeeld.nl',
    'nl@voorbeeld.nl',
  ]);
  for (const { headers, text, html } of letters) {
    expect(String(JSON.stringify(headers.get('list')))).toContain('/stop');
    expect(text).toContain('/register/');
    expect(html).toContain(`href="http`);
  }
  expect(letters.find(({ subject }) => subject?.includes('De tuin'))?.html).toContain('dir="rtl"');
  const own = linkIn(letters.find(({ subject }) => subject?.includes('Het koor'))?.text);
  // A scanner of mail that opens it, also twice, changes nothing.
  await browser().get(own);
  const before = (await statusOf('Het koor')).confirmed_at;
  const who = browser();
  expect((await who.get(own)).html).toContain('Ja, het klopt nog');
  expect((await statusOf('Het koor')).confirmed_at).toEqual(before);
  expect((await who.post(own, { answer: 'full' })).to).toBe(`${own}?done`);
  expect(await statusOf('Het koor')).toMatchObject({ room: 'full', confirmed_at: app.now() });
  // Once is once.
  expect((await who.post(own, { answer: 'right' })).status).toBe(404);
  expect((await browser().get(own)).html).toContain('al beantwoord');
});

test('a mail program may stop the letters by itself; nobody else posts without a page of ours', async () => {
  days(31);
  await runListingMaintenance(app);
  const [letter] = await post();
  const stop = `${linkIn(letter?.text)}/stop`;
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await hono.request(`http://localhost${stop}`, { method: 'POST' })).status).toBe(403);
  expect((await hono.request(`http://localhost${stop}`, { method: 'POST', body })).status).toBe(200);
  const elsewhere = await hono.request(`http://localhost${linkIn(letter?.text)}`, { method: 'POST', body });
  expect(elsewhere.status).toBe(403);
  days(31);
  await runListingMaintenance(app);
  expect(await post()).toHaveLength(0);
});

test('a year without an answer hides it, a question that lay too long opens nothing, and a yes brings it back', async () => {
  await known('De naaigroep');
  days(91);
  await runListingMaintenance(app);
  const [letter] = await post();
  const own = linkIn(letter?.text);
  days(31);
  expect((await browser().get(own)).status).toBe(404);
  days(260);
  await runListingMaintenance(app);
  expect((await statusOf('De naaigroep')).status).toBe('inactive');
  const last = linkIn((await post()).find(({ subject }) => subject?.includes('naaigroep'))?.text);
  const who = browser();
  await who.get(last);
  await who.post(last, { answer: 'right' });
  expect((await statusOf('De naaigroep')).status).toBe('active');
});

test('from the letter too: how many places, or until when; what cannot be is asked again, and the question stays open', async () => {
  await known('De leesclub');
  days(91);
  await runListingMaintenance(app);
  const own = linkIn((await post()).find(({ subject }) => subject?.includes('leesclub'))?.text);
  const who = browser();
  await who.get(own);
  const late = await who.post(own, { answer: 'full', roomUntil: '2026-01-01' });
  expect([late.status, late.html.includes('value="2026-01-01"')]).toEqual([422, true]);
  expect(late.html).toContain('vanaf vandaag');
  const until = new Date(app.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
  expect((await who.post(own, { answer: 'full', roomUntil: until })).to).toBe(`${own}?done`);
  const row = await link.query(
    "select room, room_until, places_free from initiative where texts->'nl'->>'name' = 'De leesclub'",
  );
  expect(row.rows[0]).toEqual({ room: 'full', room_until: until, places_free: null });
});

test('words in a letter are words, also as a page', () => {
  const html = htmlBody('Dag <b>Ria</b> & co\n\nhttps://a.nl/x?y=1', 'ar');
  expect(html).toContain('dir="rtl"');
  expect(html).toContain('Dag &lt;b&gt;Ria&lt;/b&gt; &amp; co');
  expect(html).toContain('<a href="https://a.nl/x?y=1">');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
