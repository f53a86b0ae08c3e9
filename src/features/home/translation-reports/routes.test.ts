import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { routePattern } from '#core/http/route-options.ts';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { routesByFeature } from '../../../app.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';

const { app, hono, browser, owner, faults } = await createTestApp();
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
await seedDemoDirectory(app, demoSet());

/** Taps the button in the foot of a page, as a browser without JavaScript does. */
async function tap(path: string, { page, site = 'same-origin' }: { page?: string; site?: string } = {}) {
  const { html } = await browser().get(path);
  const [, action = '', fields = ''] =
    html.match(/<form method="post" action="([^"]+)" data-stay="true">(.*?)<\/form>/) ?? [];
  const reportedPage = page ?? fields.match(/name="page" value="([^"]*)"/)?.[1] ?? '';
  return hono.request(`http://localhost${action}`, {
    method: 'POST',
    body: new URLSearchParams({ page: reportedPage, words: 'Samira, 06 12345678' }),
    headers: { 'sec-fetch-site': site, host: 'localhost', referer: `http://localhost${path}` },
  });
}

const storedReports = async () =>
  (
    await sql<{ week: string; language: string; page: string; times: number }>`
      select week::text, language, page, times from translation_report order by language, page`.execute(
      app.db,
    )
  ).rows;

afterEach(async () => {
  await link.query('update attempt set tries = 0');
});

test('one tap in Arabic counts the language, the kind of page and the week, and says thanks with a way back', async () => {
  const list = await browser().get('/ar/initiatives');
  const place = list.html.match(/\/ar\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
  const answer = await tap(`${place}?from=list`);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ar/languages/thanks']);
  expect(await storedReports()).toEqual([
    { week: '2026-11-23', language: 'ar', page: '/initiatives/:id', times: 1 },
  ]);
  const thanks = await hono.request('http://localhost/ar/languages/thanks', {
    headers: { host: 'localhost', referer: `http://localhost${place}?from=list` },
  });
  const html = await thanks.text();
  expect(html).toContain('شكرًا. تم العدّ.');
  expect(html).toContain(`href="${place}?from=list"`);
  expect(html).toContain(`href="/ar/contact?about=mistake&amp;page=${place.slice(3)}"`);
});

test('on a page behind a private link only the kind of page is told, and the way back does not pass the link on', async () => {
  const person = browser();
  await person.get('/fa/contact');
  const form = { once: 'told-in-farsi-1', stamp: 'x.y', category: 'other', words: 'Hoe laat?' };
  const path = ((await person.post('/fa/contact', form)).to ?? '').replace('?new', '');
  expect(path).toMatch(/^\/fa\/contact\/q\/[\w-]{20,}$/);
  await tap(path);
  await tap('/fa/open', { page: path.slice(3) });
  expect((await storedReports()).filter(({ language }) => language === 'fa')).toEqual([
    expect.objectContaining({ page: '/contact/q/:link', times: 1 }),
    expect.objectContaining({ page: 'other', times: 1 }),
  ]);
  const thanks = await hono.request('http://localhost/fa/languages/thanks', {
    headers: { host: 'localhost', referer: `http://localhost${path}` },
  });
  expect(await thanks.text()).toContain('/fa/contact?about=mistake&amp;page="');
});

test('a page that we made up or that is not there is counted as another page', async () => {
  for (const page of ['/made/up', '/initiatives/0', 'Samira', ''])
    expect((await tap('/ti/about', { page })).status).toBe(303);
  expect((await tap('/ti/nowhere')).status).toBe(303);
  expect((await storedReports()).filter(({ language }) => language === 'ti')).toEqual([
    expect.objectContaining({ page: 'other', times: 5 }),
  ]);
});

test('another site cannot count, and only languages that nobody read yet ask for it', async () => {
  const before = await storedReports();
  const answer = await tap('/uk/about', { site: 'cross-site' });
  expect(answer.status).toBe(403);
  expect(await storedReports()).toEqual(before);
  for (const language of ['nl', 'en'])
    expect((await browser().get(`/${language}/about`)).html).not.toContain('data-stay');
});

test('whoever has something of their own open counts as anybody: no line leads back to them', async () => {
  const person = browser();
  await person.get('/so/begin');
  await person.post('/so/begin', { device: 'own' });
  expect(person.jar.size).toBe(1);
  const answer = await person.raw('/so/languages', {
    method: 'POST',
    body: new URLSearchParams({ page: '/story' }),
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status).toBe(303);
  const { rows } = await link.query(
    "select distinct actor from audit where action = 'home.report-translation'",
  );
  expect(rows).toEqual([{ actor: 'visitor' }]);
});

test('who taps eleven times quickly is thanked, and counted ten times', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 11; i++) statuses.push((await tap('/ckb/about')).status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(10);
  expect(statuses.at(-1)).toBe(429);
  expect((await storedReports()).find(({ language }) => language === 'ckb')?.times).toBe(10);
});

test('a translator sees from three taps on which language and which pages to read first', async () => {
  const shown = async () => (await browser().get('/nl/languages')).html;
  for (const path of ['/kmr/about', '/kmr/about']) await tap(path);
  expect(await shown()).not.toContain('href="/kmr/about"');
  await tap('/kmr/about');
  const html = await shown();
  expect(html).toMatch(/Kurmancî<\/bdi><small>Alle pagina’s samen<\/small><\/th><td>3<\/td>/);
  expect(html).toContain('<a href="/kmr/about"><bdi dir="ltr">/about</bdi></a></td><td>3</td>');
  app.now = () => new Date('2027-03-01T09:00:00Z');
  expect(await shown()).not.toContain('href="/kmr/about"');
  app.now = () => new Date('2026-11-24T09:00:00Z');
});

test('every kind of page that there is can be counted, and the table takes no address with a number in it', async () => {
  const patterns = new Set(
    routesByFeature.flatMap(({ routes }) => routes.map(({ path }) => routePattern(path))),
  );
  const add = (page: string) =>
    sql`select count_translation_report('2026-01-05', 'tr', ${page})`.execute(app.db);
  for (const page of patterns) await add(page);
  await expect(add('/initiatives/4f1c')).rejects.toThrow(/check/);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
