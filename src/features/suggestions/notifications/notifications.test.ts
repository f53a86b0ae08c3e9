import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { mailbox } from '../../../../test/support/mailbox.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';
import { scheduledTasks } from '../background.ts';

const { app, browser, at, faults, owner } = await createTestApp();
const { post } = await mailbox();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const everything = demoSet();
const near = (town: string) => everything.initiatives.filter((initiative) => initiative.town === town);
const onlyAt = (town: string) =>
  seedDemoDirectory(app, {
    ...everything,
    initiatives: near(town).map((one) => ({ ...one, online: false })),
  });

at('2026-12-01T09:00:00Z');
await onlyAt('Den Haag');

/** Samira lives in Groningen, where there is nothing yet. */
async function samira() {
  const phone = await begin(browser());
  await tell(phone, 'age', { age: '27-64' });
  await tell(phone, 'languages', { languages: ['ar', 'en'] });
  await tell(phone, 'place', { place: 'Groningen' });
  await tell(phone, 'travel', { modes: ['bicycle'], minutes: '30' });
  await tell(phone, 'goals', { goals: ['people', 'dutch'] });
  await tell(phone, 'children', { children: 'no' });
  await tell(phone, 'company', { company: ['mixed'] });
  return phone;
}
const ask = async (phone: ReturnType<typeof browser>, email: string) => {
  await phone.get('/nl/week');
  return phone.post('/nl/week/notification', { email });
};
const runTasks = async () => {
  for (const { run } of scheduledTasks) await run(app);
};
/** A page as it is read: without the marks that keep names of another direction apart. */
const weekOf = async (phone: ReturnType<typeof browser>) =>
  (await phone.get('/nl/week')).html.replace(/[\u2066-\u2069]/g, '');
const requests = async () =>
  (await database.query('select email, told_at from notification_request order by told_at nulls last')).rows;

test('nothing near says so first, and offers to tell when something comes; what is no address stays typed', async () => {
  const phone = await samira();
  const html = await weekOf(phone);
  expect(html).toContain('In de buurt van Groningen is nog niets dat past');
  expect(html).toContain('km hiervandaan');
  expect(html).toContain('Laat het me weten als er iets komt');
  const refused = await ask(phone, 'samira@@voorbeeld');
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('value="samira@@voorbeeld"');
  expect(refused.html).toContain('Hier mist iets in het e-mailadres');
  expect(await requests()).toEqual([]);
});

let withLetter: Awaited<ReturnType<typeof samira>>;
let withoutLetter: Awaited<ReturnType<typeof samira>>;
let stopUrl = '';

test('as long as there is nothing no letter goes; when something comes there is one, and the address is deleted', async () => {
  withLetter = await samira();
  withoutLetter = await samira();
  expect((await ask(withLetter, 'samira@voorbeeld.nl')).to).toBe('/nl/week');
  expect((await ask(withoutLetter, '')).to).toBe('/nl/week');
  expect((await withLetter.get('/nl/week')).html).toContain('hier en met één brief weten');
  await runTasks();
  expect(await post(app)).toEqual([]);
  await seedDemoDirectory(app, everything);
  // Today the server looked already: it looks once a day.
  await runTasks();
  expect(await post(app)).toEqual([]);
  at('2026-12-02T09:00:00Z');
  await runTasks();
  await runTasks();
  const letters = await post(app);
  expect(letters).toHaveLength(1);
  const [letter] = letters;
  expect(letter?.to).toMatchObject({ text: 'samira@voorbeeld.nl' });
  expect(letter?.text).toContain('/nl/open');
  // The letter says nothing of the story.
  expect(letter?.text).not.toMatch(/Groningen|Nederlands leren|Samira/);
  stopUrl = letter?.text?.match(/\/nl\/notifications\/[\w-]+/)?.[0] ?? '';
  expect(await requests()).toEqual([
    { email: null, told_at: new Date('2026-12-02T09:00:00Z') },
    { email: null, told_at: null },
  ]);
  at('2026-12-03T09:00:00Z');
  await runTasks();
  expect(await post(app)).toEqual([]);
});

test('the own page says that something came, with or without a letter, until it is seen', async () => {
  for (const phone of [withLetter, withoutLetter]) {
    const html = await weekOf(phone);
    expect(html).toContain('Er is iets gekomen');
    expect(html).not.toContain('In de buurt van Groningen is nog niets');
  }
  await withoutLetter.post('/nl/week/notification/stop', {});
  expect((await withoutLetter.get('/nl/week')).html).not.toContain('Er is iets gekomen');
  expect(await requests()).toHaveLength(1);
});

test('that the server looked stands in the log of the person, and of nobody else', async () => {
  expect((await withLetter.get('/nl/story/log')).html).toContain('de computer, omdat jij het vroeg');
  expect((await withoutLetter.get('/nl/story/log')).html).not.toContain('de computer, omdat jij het vroeg');
});

test('the link in the letter ends it from any device after one tap, a mail program in one click, and shows nothing', async () => {
  const stranger = browser();
  const page = await stranger.get(stopUrl);
  expect(page.status).toBe(200);
  expect(page.html).not.toContain('samira@voorbeeld.nl');
  expect(await requests()).toHaveLength(1);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const oneClick = await browser().raw(`${stopUrl}/stop`, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers,
  });
  expect(oneClick.status).toBe(200);
  expect(await requests()).toEqual([]);
  expect((await stranger.post(`${stopUrl}/stop`, {})).status).toBe(404);
});

test('whoever deletes their story is told nothing any more', async () => {
  await onlyAt('Den Haag');
  at('2026-12-04T09:00:00Z');
  const phone = await samira();
  await ask(phone, 'samira@voorbeeld.nl');
  expect(await requests()).toHaveLength(1);
  await phone.get('/nl/story');
  await phone.post('/nl/story/forget', {});
  expect(await requests()).toEqual([]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
