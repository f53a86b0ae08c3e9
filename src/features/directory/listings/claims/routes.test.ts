import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { filledIn } from '../../../../../test/support/forms.ts';
import { OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { openTeamSession } from '../../../../../test/support/team.ts';
import { createImportRunner } from '../../../hsds/import/import-runner.testing.ts';
import { sampleService } from '../../../hsds/schema/sample-records.testing.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';

const { browser, app, owner, faults } = await createTestApp();
const folder = await mkdtemp(join(tmpdir(), 'claim-'));
const link = new pg.Client(owner);
await link.connect();
afterAll(async () => {
  await link.end();
  await rm(folder, { recursive: true, force: true });
});
const { file, run } = createImportRunner(app.db, folder);
const team = browser();
team.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900)));

const sleep = () => new Promise((resolve) => setTimeout(resolve, 600));
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
/** What is imported: one with an address that is public, one without. */
const mailed = sampleService(1, { name: 'Koor aan de Kade', email: 'koor@kade.example', contacts: [] });
const silent = sampleService(2, {
  name: 'Breien op zolder',
  email: null,
  contacts: [],
  organization: { id: 'zolder', name: 'De Zolder', description: 'Breien.' },
});
const path = await file([mailed, silent]);
await run(path, ['--source', 'x']);
const findInitiative = async (name: string) => {
  await sleep();
  const { initiatives } = await directorySnapshot(app);
  return initiatives.find(({ texts }) => Object.values(texts).some((text) => text.name === name));
};
const letters = async () =>
  (
    await link.query<{ recipient: string; body: string }>(
      'select recipient, body from mail_outbox order by id',
    )
  ).rows;

test('who is reached at the address that is public takes it over: the same page, kept by an import, and nobody vouches', async () => {
  const before = await findInitiative('Koor aan de Kade');
  if (!before) throw new Error('nothing was imported');
  const initiativePath = `/nl/initiatives/${before.id}`;
  const somebody = browser();
  expect((await somebody.get(initiativePath)).html).toContain(`${initiativePath}/claim`);
  const page = await somebody.get(`${initiativePath}/claim`);
  expect(page.html).toContain('k…@kade.example');
  expect(page.html).not.toContain('koor@kade.example<');
  const claimed = await somebody.post(`${initiativePath}/claim`, { once: field(page.html, 'once') });
  // The visitor who asked sees no link: it is only in the email.
  expect(claimed.to).toBe(`${initiativePath}/claim?mailed`);
  await somebody.get(`${initiativePath}/claim`);
  await somebody.post(`${initiativePath}/claim`, { once: 'another-once-altogether' });
  const [letter, ...otherLetters] = (await letters()).filter(
    ({ recipient }) => recipient === 'koor@kade.example',
  );
  expect(otherLetters).toEqual([]);
  const ownLink = letter?.body.match(/\/nl\/register\/[\w-]{40,}/)?.[0] ?? '';
  const keeper = browser();
  const form = await openOwnerLink(keeper, `${ownLink}/change`);
  const sent = filledIn(form.html);
  expect(sent.name).toEqual(['Koor aan de Kade']);
  const changed = await keeper.post(`${OWN}/change`, {
    ...sent,
    name: 'Koor aan het Water',
    goals: ['people'],
    what: 'send',
  });
  expect(changed.to).toBe(OWN);
  const after = await findInitiative('Koor aan het Water');
  expect(after).toMatchObject({
    id: before.id,
    levelMin: before.levelMin,
    levelMax: before.levelMax,
    ageMin: before.ageMin,
    room: before.room,
    placesFree: before.placesFree,
    lat: before.lat,
    times: before.times,
  });
  expect((await browser().get(initiativePath)).html).not.toContain('/claim');
  const again = await run(path, ['--source', 'x']);
  expect(again.codes).toContain('claimed');
  expect(await findInitiative('Koor aan de Kade')).toBeUndefined();
  expect(await findInitiative('Koor aan het Water')).toBeDefined();
});

test('without an address others vouch, as for anything new', async () => {
  const before = await findInitiative('Breien op zolder');
  const initiativePath = `/nl/initiatives/${before?.id}`;
  const somebody = browser();
  const page = await somebody.get(`${initiativePath}/claim`);
  const begun = await somebody.post(`${initiativePath}/claim`, { once: field(page.html, 'once') });
  expect(begun.to).toBe(`${OWN}/change`);
  const form = await somebody.get(begun.to ?? '');
  await somebody.post(begun.to ?? '', {
    ...filledIn(form.html),
    name: 'Haken op zolder',
    goals: ['create'],
    phone: '070 123 45 67',
    what: 'send',
  });
  expect(await findInitiative('Breien op zolder')).toBeDefined();
  const waiting = await team.get('/nl/listings');
  const [section = ''] = waiting.html.split('data-row').filter((part) => part.includes('Haken op zolder'));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  expect((await findInitiative('Haken op zolder'))?.id).toBe(before?.id);
});

test('what nobody imported cannot be claimed, and an organisation is written to about it three times a day at most', async () => {
  expect((await browser().get('/nl/initiatives/00000000-0000-4000-8000-000000000000/claim')).status).toBe(
    404,
  );
  const initiative = await findInitiative('Haken op zolder');
  expect((await browser().get(`/nl/initiatives/${initiative?.id}/claim`)).status).toBe(404);
  await run(await file([sampleService(3, { name: 'Nieuw', email: 'n@nieuw.example' })]), ['--source', 'y']);
  const imported = await findInitiative('Nieuw');
  const claimPath = `/nl/initiatives/${imported?.id}/claim`;
  const statuses = [];
  for (let time = 0; time < 4; time++) {
    const visitor = browser();
    const { html } = await visitor.get(claimPath);
    statuses.push((await visitor.post(claimPath, { once: field(html, 'once') })).status);
  }
  expect(statuses).toEqual([303, 303, 303, 429]);
  expect((await letters()).filter(({ recipient }) => recipient === 'n@nieuw.example')).toHaveLength(1);
});

test('what looks strange is kept and looked at by the team first; two organisations cannot lift it', async () => {
  const machine = browser();
  const form = await machine.get('/nl/register');
  const sent = await machine.post('/nl/register', {
    once: field(form.html, 'once'),
    stamp: field(form.html, 'stamp'),
    fax: '020',
    organisation: 'Robot',
    name: 'Koop nu',
    summary: 'Heel goedkoop.',
    textLanguage: 'nl',
    goals: ['people'],
    town: 'Delft',
    email: 'r@robot.example',
    what: 'send',
  });
  expect(sent.to).toMatch(/^\/nl\/register\//);
  const { rows } = await link.query("select why, state from listing where form->>'organisation' = 'Robot'");
  expect(rows).toEqual([{ why: 'trap', state: 'waiting' }]);
  const robot = (await team.get('/nl/listings')).html
    .split('data-row')
    .find((row) => row.includes('Koop nu'));
  const robotPage = await team.get(`/nl/listings/${robot?.match(/name="listing" value="([^"]+)"/)?.[1]}`);
  expect(robotPage.html).toContain('een verborgen veld was ingevuld');
  await link.query(`insert into vouch (listing_id, by_listing_id, name, made_at)
    select r.id, p.id, 'x', now() from listing r, (select id from listing where state = 'public' limit 2) p
    where r.form->>'organisation' = 'Robot'`);
  expect((await link.query("select state from listing where form->>'organisation' = 'Robot'")).rows).toEqual([
    { state: 'waiting' },
  ]);
  const waiting = await team.get('/nl/listings');
  const [section = ''] = waiting.html.split('data-row').filter((part) => part.includes('Koop nu'));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  expect(await findInitiative('Koop nu')).toBeDefined();
  expect(faults).toEqual([]);
});
