import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { htmlBody } from '#core/mail/smtp.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { mailbox } from '../../../../../test/support/mailbox.ts';
import { signInTeam } from '../../../../../test/support/team.ts';
import { askForConfirmations, purgeListings } from './maintenance.ts';

const { browser, hono, app, faults, owner, at: setClock } = await createTestApp();
const { post: send } = await mailbox();
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const teamLink = await issueOperatorLink(app, 'Deniz', 900);
const team = browser();
await signInTeam(team, app, teamLink);
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Registers in a language; the team makes it public. */
async function registerPublic(name: string, language = 'nl'): Promise<void> {
  const visitor = browser();
  const once = field((await visitor.get(`/${language}/register`)).html, 'once');
  const form = {
    organisation: `Groep ${name}`,
    name,
    summary: 'Kom erbij.',
    textLanguage: 'nl',
    town: 'Delft',
  };
  const reach = { goals: ['people'], phone: '015', ownerEmail: `${language}@voorbeeld.nl` };
  await visitor.post(`/${language}/register`, { ...form, ...reach, once, what: 'send' });
  await signInTeam(team, app, teamLink);
  await team.post('/nl/listings/vouch', { listing: field((await team.get('/nl/listings')).html, 'listing') });
}
const advanceDays = (n: number) => setClock(new Date(app.now().getTime() + n * 86_400_000).toISOString());
/** Sends the waiting emails. @returns the confirmation requests, as a mail program reads them */
const sendRequests = async () => (await send(app)).filter(({ text }) => text?.includes('/fresh/'));
const statusOf = async (name: string) =>
  (
    await link.query("select status, room, confirmed_at from initiative where texts->'nl'->>'name' = $1", [
      name,
    ])
  ).rows[0];
const linkIn = (text = '') => text.match(/\/(?:nl|ar)\/fresh\/[\w-]{40,}/)?.[0] ?? '';

test('asked after ninety days, in plain words and as a page, in the direction of the language; once a month', async () => {
  await registerPublic('Het koor');
  await registerPublic('De tuin', 'ar');
  advanceDays(80);
  await askForConfirmations(app);
  expect(await sendRequests()).toHaveLength(0);
  advanceDays(11);
  await askForConfirmations(app);
  await askForConfirmations(app);
  const letters = await sendRequests();
  expect(letters.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
    'ar@voorbeeld.nl',
    'nl@voorbeeld.nl',
  ]);
  for (const { headers, text, html } of letters) {
    expect(String(JSON.stringify(headers.get('list')))).toContain('/stop');
    expect(text).toContain('/register/');
    expect(html).toContain(`href="http`);
  }
  expect(letters.find(({ text }) => text?.includes('De tuin'))?.html).toContain('dir="rtl"');
  const confirmationPath = linkIn(letters.find(({ text }) => text?.includes('Het koor'))?.text);
  // A mail scanner that opens the link, even twice, changes nothing.
  await browser().get(confirmationPath);
  const before = (await statusOf('Het koor')).confirmed_at;
  const visitor = browser();
  expect((await visitor.get(confirmationPath)).html).toContain('Ja, het klopt nog');
  expect((await statusOf('Het koor')).confirmed_at).toEqual(before);
  expect((await visitor.post(confirmationPath, { answer: 'full' })).to).toBe(`${confirmationPath}?done`);
  expect(await statusOf('Het koor')).toMatchObject({ room: 'full', confirmed_at: app.now() });
  // A request can be answered once.
  expect((await visitor.post(confirmationPath, { answer: 'right' })).status).toBe(404);
  expect((await browser().get(confirmationPath)).html).toContain('al beantwoord');
});

test('a mail program may stop the letters by itself; nobody else posts without a page of ours', async () => {
  advanceDays(31);
  await askForConfirmations(app);
  const [letter] = await sendRequests();
  const stop = `${linkIn(letter?.text)}/stop`;
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await hono.request(`http://localhost${stop}`, { method: 'POST' })).status).toBe(403);
  expect((await hono.request(`http://localhost${stop}`, { method: 'POST', body })).status).toBe(200);
  const elsewhere = await hono.request(`http://localhost${linkIn(letter?.text)}`, { method: 'POST', body });
  expect(elsewhere.status).toBe(403);
  advanceDays(31);
  await askForConfirmations(app);
  expect(await sendRequests()).toHaveLength(0);
});

test('a year without an answer hides it, a question that lay too long opens nothing, and a yes brings it back', async () => {
  await registerPublic('De naaigroep');
  advanceDays(91);
  await askForConfirmations(app);
  const [letter] = await sendRequests();
  const confirmationPath = linkIn(letter?.text);
  advanceDays(31);
  expect((await browser().get(confirmationPath)).status).toBe(404);
  advanceDays(260);
  await askForConfirmations(app);
  await purgeListings(app);
  expect((await statusOf('De naaigroep')).status).toBe('inactive');
  const last = linkIn((await sendRequests()).find(({ text }) => text?.includes('naaigroep'))?.text);
  const visitor = browser();
  await visitor.get(last);
  await visitor.post(last, { answer: 'right' });
  expect((await statusOf('De naaigroep')).status).toBe('active');
});

test('from the letter too: how many places, or until when; what cannot be is asked again, and the question stays open', async () => {
  await registerPublic('De leesclub');
  advanceDays(91);
  await askForConfirmations(app);
  const confirmationPath = linkIn(
    (await sendRequests()).find(({ text }) => text?.includes('leesclub'))?.text,
  );
  const visitor = browser();
  await visitor.get(confirmationPath);
  const late = await visitor.post(confirmationPath, { answer: 'full', roomUntil: '2026-01-01' });
  expect([late.status, late.html.includes('value="2026-01-01"')]).toEqual([422, true]);
  expect(late.html).toContain('vanaf vandaag');
  const until = new Date(app.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
  expect((await visitor.post(confirmationPath, { answer: 'full', roomUntil: until })).to).toBe(
    `${confirmationPath}?done`,
  );
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
