import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { publicPathMatcher } from '#core/http/route.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openTeamSession } from '../../../../test/support/team.ts';
import { routesByFeature } from '../../../app.ts';

const { browser, app, owner, faults } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());
const team = browser();
team.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900)));
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const emailsTo = async (recipient: string) =>
  (await client.query('select subject, body from mail_outbox where recipient = $1 order by id', [recipient]))
    .rows;

/** Registers an initiative with an owner. @returns the path of its page, without the language */
async function registerInitiative(): Promise<string> {
  const visitor = browser();
  const form = await visitor.get('/nl/register');
  const sent = await visitor.post('/nl/register', {
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
  const ownPage = await visitor.get((sent.to ?? '').split('?')[0] ?? '');
  return ownPage.html.match(/\/nl(\/initiatives\/[0-9a-f-]{36})/)?.[1] ?? '';
}

/** Reports a mistake on a page, as the form sends it. */
async function reportMistake(page: string, words: string, more: Record<string, string> = {}) {
  const visitor = browser();
  const form = await visitor.get(`/ar/contact?about=mistake&page=${page}`);
  return visitor.post('/ar/contact', {
    once: field(form.html, 'once'),
    category: 'mistake',
    page: field(form.html, 'page'),
    words,
    name: 'Amina',
    ...more,
  });
}

test('what somebody notices on a page reaches the team with the page, and its owner: the text, never who wrote it', async () => {
  const page = await registerInitiative();
  const shown = await browser().get(`/ar${page}`);
  expect(shown.html).toContain(`/ar/contact?about=mistake&amp;page=${page}`);
  const done = await reportMistake(page, 'De deur was dicht om acht uur.');
  expect([done.status, faults]).toEqual([303, []]);
  const [email, ...more] = (await emailsTo('ria@voorbeeld.nl')).filter(({ subject }) =>
    /merkte/.test(subject),
  );
  expect(more).toEqual([]);
  expect(email?.body).toContain('De deur was dicht om acht uur.');
  expect(email?.body).toMatch(/\/nl\/register\/[\w-]{40,}/);
  expect(JSON.stringify(email)).not.toContain('Amina');
  const messages = await client.query("select words from contact_message where side = 'asker' order by at");
  expect(messages.rows.map(({ words }) => words)).toEqual([
    `De deur was dicht om acht uur.\n\nhttp://localhost/ar${page}`,
  ]);
});

test('what looks strange is looked at first: the owner hears nothing of it', async () => {
  const page = (await client.query<{ id: string }>('select id from initiative limit 1')).rows[0]?.id;
  await reportMistake(`/initiatives/${page}`, 'Koop nu!', { website: 'x' });
  const all = await emailsTo('ria@voorbeeld.nl');
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
