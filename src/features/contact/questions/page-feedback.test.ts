import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { publicPathMatcher } from '#core/http/route.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { routesByFeature } from '../../../app.ts';

const { browser, app, owner, faults } = await createTestApp();
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const team = browser();
team.jar.set('vanonderop_team', (await issueOperatorLink(app, 'Deniz', 900)).split('/').at(-1) ?? '');
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const letters = async (to: string) =>
  (await link.query('select subject, body from mail_outbox where recipient = $1 order by id', [to])).rows;

/** An initiative that somebody keeps, with the address of its keeper. @returns its page */
async function kept(): Promise<string> {
  const who = browser();
  const form = await who.get('/nl/register');
  const sent = await who.post('/nl/register', {
    once: field(form.html, 'once'),
    organisation: 'Het Wijkkoor',
    name: 'Samen zingen',
    summary: 'Kom zingen.',
    textLanguage: 'nl',
    goals: 'people',
    town: 'Delft',
    phone: '015 123 45 67',
    ownerEmail: 'ria@voorbeeld.nl',
    what: 'send',
  });
  const waiting = await team.get('/nl/listings');
  await team.post('/nl/listings/vouch', { listing: field(waiting.html, 'listing') });
  const own = await who.get((sent.to ?? '').split('?')[0] ?? '');
  return own.html.match(/\/nl(\/initiatives\/[0-9a-f-]{36})/)?.[1] ?? '';
}

/** Says something about a page, as the form sends it. */
async function t(page: string, words: string, more: Record<string, string> = {}) {
  const who = browser();
  const form = await who.get(`/ar/contact?about=mistake&page=${page}`);
  return who.post('/ar/contact', {
    once: field(form.html, 'once'),
    category: 'mistake',
    page: field(form.html, 'page'),
    words,
    name: 'Amina',
    ...more,
  });
}

test('what somebody notices on a page reaches the team with the page, and who keeps it: the words, never who said them', async () => {
  const page = await kept();
  const shown = await browser().get(`/ar${page}`);
  expect(shown.html).toContain(`/ar/contact?about=mistake&amp;page=${page}`);
  const done = await t(page, 'De deur was dicht om acht uur.');
  expect([done.status, faults]).toEqual([303, []]);
  const [letter, ...more] = (await letters('ria@voorbeeld.nl')).filter(({ subject }) =>
    /merkte/.test(subject),
  );
  expect(more).toEqual([]);
  expect(letter?.body).toContain('De deur was dicht om acht uur.');
  expect(letter?.body).toMatch(/\/nl\/register\/[\w-]{40,}/);
  expect(JSON.stringify(letter)).not.toContain('Amina');
  const said = await link.query("select words from contact_message where side = 'asker' order by at");
  expect(said.rows.map(({ words }) => words)).toEqual([
    `De deur was dicht om acht uur.\n\nhttp://localhost/ar${page}`,
  ]);
});

test('what looks strange is looked at first: the keeper hears nothing of it', async () => {
  const page = (await link.query<{ id: string }>('select id from initiative limit 1')).rows[0]?.id;
  await t(`/initiatives/${page}`, 'Koop nu!', { website: 'x' });
  const all = await letters('ria@voorbeeld.nl');
  expect(all.some(({ body }) => body.includes('Koop nu!'))).toBe(false);
});

test('an address that is somebody’s own key is never passed on', async () => {
  const publicPath = publicPathMatcher(routesByFeature.flatMap(({ routes }) => routes));
  for (const secret of [
    '/register/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq',
    '/m/abc',
    '/contact/q/abc',
    '/story',
    '//evil.example',
    '/initiatives/<b>',
  ])
    expect(publicPath(secret)).toBe('');
  for (const open of ['/', '/initiatives', '/meetings/van-onderop', '/about'])
    expect(publicPath(open)).toBe(open);
  const form = await browser().get('/nl/contact?about=mistake&page=/m/secret-token');
  expect(field(form.html, 'page')).toBe('');
  expect(faults).toEqual([]);
});
