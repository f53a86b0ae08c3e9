import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { rlsContextOf } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash, privateLinkToken } from '#core/private-links.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { filledIn } from '../../../../../test/support/forms.ts';
import {
  deskPageOf,
  fieldIn,
  KNITTING_CAFE,
  registerInitiative,
  vouchFor,
} from '../../../../../test/support/listings.ts';
import { linkOnOwnerPage, OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { wordsIn } from '../../../../../test/support/people.ts';
import { signInTeam } from '../../../../../test/support/team.ts';
import { saveInitiatives, saveOrganisations } from '../../catalogue/save-queries.ts';
import { directorySnapshot } from '../../index.ts';
import { toInitiativeRow } from '../model/rules.ts';
import { emptyListingForm } from '../registration/read-form.ts';
import { purgeListingVersions } from './queries.ts';

const { app, browser, owner: ownerLogin, faults, at: setClock, asOperator } = await createTestApp();
const database = new pg.Client(ownerLogin);
await database.connect();
afterAll(() => database.end());
const team = browser();
await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));

const find = async (name: string) =>
  (await directorySnapshot(app)).initiatives.find(({ texts }) => texts.nl?.name === name);
const letters = async (recipient: string) =>
  (
    await database.query<{ subject: string; body: string }>(
      'select subject, body from mail_outbox where recipient = $1 order by queued_at, subject',
      [recipient],
    )
  ).rows;

/** A public initiative with its owner. */
async function publicOne(name: string, fields: Record<string, string | string[]> = {}) {
  const owner = browser();
  await registerInitiative(owner, { name, organisation: `Groep ${name}`, ...fields });
  const path = await vouchFor(team, name);
  return { owner, path };
}
const step = async (path: string, name: string, reason = '') => {
  const { html } = await team.get(path);
  return team.post(`${path}/step`, { seen: fieldIn(html, 'seen'), step: name, reason });
};

test('the list holds what waits, with counts, and each part has an address', async () => {
  await registerInitiative(browser(), { name: 'Nieuw koor', organisation: 'Zang' });
  await publicOne('Wandelen');
  const waiting = await team.get('/nl/listings?part=waiting');
  expect(waiting.html).toContain('Nieuw koor');
  expect(waiting.html).not.toContain('<bdi>Wandelen</bdi>');
  const municipality = (await find('Wandelen'))?.municipality;
  expect((await team.get(`/nl/listings?municipality=${municipality}`)).html).toContain('Wandelen');
  expect((await team.get('/nl/listings?municipality=GM0014')).html).not.toContain('<bdi>Wandelen</bdi>');
  expect((await team.get('/nl/listings?q=zang')).html).toContain('Nieuw koor');
  expect((await browser().get('/nl/listings')).html).not.toContain('Nieuw koor');
});

test('hidden for a while: nobody finds it, its owner reads why and cannot bring it back; shown again it is as it was', async () => {
  const { owner, path } = await publicOne('Schaken', { ownerEmail: 'schaak@voorbeeld.nl' });
  const id = (await find('Schaken'))?.id;
  expect((await step(path, 'hide', 'De foto klopt niet.')).to).toBe(`${path}?saved`);
  expect(await find('Schaken')).toBeUndefined();
  expect((await owner.get(OWN)).html).toContain('De foto klopt niet.');
  expect((await letters('schaak@voorbeeld.nl')).at(-1)?.body).toContain('De foto klopt niet.');
  expect((await owner.post(`${OWN}/resume`, {})).status).toBe(404);
  const listing = path.split('/').at(-1) ?? '';
  const link = privateLinkHash(app, 'listing', listing);
  await expect(
    inTransaction(app.db, { link }, (tx) =>
      tx.updateTable('listing').set({ state: 'public' }).where('id', '=', listing).execute(),
    ),
  ).rejects.toThrow('only the team');
  expect((await team.get('/nl/listings?part=hidden')).html).toContain('Schaken');
  await step(path, 'show');
  expect((await find('Schaken'))?.id).toBe(id);
});

test('removing and refusing need a reason, and what was typed stays', async () => {
  const { path } = await publicOne('Nep');
  const refused = await step(path, 'remove', '   ');
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Schrijf waarom');
  await step(path, 'remove', 'Dit bestaat niet.');
  expect(await find('Nep')).toBeUndefined();
  // A removal is no dead end: it can be put back.
  await step(path, 'show');
  expect(await find('Nep')).toBeDefined();
});

test('a refused registration: the owner reads why in their own language, changes it and sends it again', async () => {
  const owner = browser();
  const { html } = await owner.get('/en/register');
  await owner.post('/en/register', {
    ...KNITTING_CAFE,
    goals: ['people'],
    name: 'Thuis koken',
    once: fieldIn(html, 'once'),
    ownerEmail: 'cook@example.org',
  });
  const path = await deskPageOf(team, 'Thuis koken');
  await step(path, 'refuse', 'Please say where it is.');
  const letter = (await letters('cook@example.org')).find(({ body }) => body.includes('where it is'));
  expect(letter?.subject).toBe('Your registration: not yet');
  expect(letter?.body).toContain('/en/register/');
  expect((await owner.get('/en/register/own')).html).toContain('Please say where it is.');
  const form = (await owner.get('/en/register/own/change')).html;
  await owner.post('/en/register/own/change', {
    ...filledIn(form),
    goals: ['people'],
    address: 'Markt 1',
    what: 'send',
  });
  expect((await team.get(path)).html).toContain('wacht op jullie');
});

test('the team changes it; whoever saves at the same moment sees theirs and yours, and loses nothing', async () => {
  const { path } = await publicOne('Fietsles', { ownerEmail: 'fiets@voorbeeld.nl' });
  const form = (await team.get(`${path}/change`)).html;
  const fields = { ...filledIn(form), goals: ['people'] };
  await team.post(`${path}/change`, { ...fields, summary: 'Leer fietsen in het park.' });
  expect((await find('Fietsles'))?.texts.nl?.summary).toBe('Leer fietsen in het park.');
  // That the team changed it is no confirmation by its owner, who hears of it.
  expect((await letters('fiets@voorbeeld.nl')).at(-1)?.subject).toContain('veranderde jullie initiatief');
  const late = await team.post(`${path}/change`, { ...fields, summary: 'Leer fietsen op het plein.' });
  expect(late.status).toBe(409);
  expect(late.html).toMatch(/class="conflict".*in het park.*op het plein/s);
  expect(late.html).toMatch(/<textarea[^>]*name="summary"[^>]*>Leer fietsen op het plein\./);
  // Sent once more, with the version that is shown, yours is kept.
  const again = await team.post(`${path}/change`, {
    ...fields,
    summary: 'Leer fietsen op het plein.',
    seen: fieldIn(late.html, 'seen'),
  });
  expect(again.to).toBe(`${path}?saved`);
});

test('when the team writes down another address, the former one is told', async () => {
  const { path } = await publicOne('Naaien', { ownerEmail: 'oud@voorbeeld.nl' });
  const form = filledIn((await team.get(`${path}/change`)).html);
  await team.post(`${path}/change`, { ...form, goals: ['people'], ownerEmail: 'nieuw@voorbeeld.nl' });
  const former = (await letters('oud@voorbeeld.nl')).at(-1);
  expect(former?.subject).toContain('ander e-mailadres');
  expect(former?.body).not.toContain('/register/');
  expect((await letters('nieuw@voorbeeld.nl')).length).toBe(1);
});

test('every change is kept with who made it, and an earlier version can be put back', async () => {
  const { owner, path } = await publicOne('Leesclub');
  const form = (await owner.get(`${OWN}/change`)).html;
  await owner.post(`${OWN}/change`, {
    ...filledIn(form),
    goals: ['people'],
    name: 'Kapot',
    what: 'send',
  });
  const page = await team.get(path);
  expect(page.html).toMatch(/de eigenaar.*<del[^>]*>Leesclub<\/del>.*<ins[^>]*>Kapot<\/ins>.*Deniz/s);
  const number = fieldIn(page.html, 'number');
  const restored = await team.post(`${path}/restore`, { number, seen: fieldIn(page.html, 'seen') });
  expect(restored.to).toBe(`${path}?saved`);
  expect(await find('Leesclub')).toBeDefined();
  // Whoever looked at an older page is told, and puts nothing back over it.
  expect((await team.post(`${path}/restore`, { number, seen: fieldIn(page.html, 'seen') })).status).toBe(409);
});

test('versions older than a year are erased, and younger ones stay', async () => {
  await publicOne('Oud nieuws');
  await database.query(
    "update listing_version set made_at = '2025-01-01' where number in (select min(number) from listing_version)",
  );
  const count = async () =>
    Number((await database.query('select count(*) from listing_version')).rows[0].count);
  const before = await count();
  await inTransaction(app.db, { systemTask: { name: 'retention' } }, purgeListingVersions);
  expect(await count()).toBe(before - 1);
});

test('a new link by e-mail: the old link, card and open device open nothing any more', async () => {
  const { owner, path } = await publicOne('Tuinclub', { ownerEmail: 'tuin@voorbeeld.nl' });
  const oldLink = linkOnOwnerPage((await owner.get(OWN)).html);
  await owner.post(`${OWN}/card`, {});
  const renewed = await team.post(`${path}/link`, { turn: '0' });
  expect(renewed.to).toBe(`${path}?mailed`);
  expect((await owner.get(OWN)).status).toBe(403);
  expect((await browser().get(oldLink)).status).toBe(404);
  const { body } = (await letters('tuin@voorbeeld.nl')).at(-1) ?? { body: '' };
  const newLink = body.match(/\/nl\/register\/[\w-]{43}/)?.[0] ?? '';
  expect(newLink).not.toBe(oldLink);
  const device = browser();
  expect((await openOwnerLink(device, newLink)).html).toContain('Tuinclub');
  // Its own page, and every later letter, hold the new link.
  expect(linkOnOwnerPage((await device.get(OWN)).html)).toBe(newLink);
  const { rows } = await database.query('select from listing_card where listing_id = $1', [
    path.split('/').at(-1),
  ]);
  expect(rows).toEqual([]);
  // The same form sent twice makes one link.
  expect((await team.post(`${path}/link`, { turn: '0' })).status).toBe(409);
});

test('without e-mail the team prints new words, for a day; words that an owner made it never sees', async () => {
  const { owner, path } = await publicOne('Bij Ria');
  await owner.post(`${OWN}/card`, {});
  const ownWords = (await owner.get(`${OWN}/card`)).html;
  expect((await team.get(`${path}/words`)).to).toBe(path);
  const renewed = await team.post(`${path}/link`, { turn: '0' });
  expect(renewed.to).toBe(`${path}/words`);
  const { html } = await team.get(`${path}/words`);
  const words = wordsIn(html);
  expect(words).not.toBe('');
  expect(wordsIn(ownWords)).not.toBe(words);
  const device = browser();
  await device.get('/nl/register/open');
  await device.post('/nl/register/open', { words, device: 'own' });
  expect((await device.follow()).html).toContain('Bij Ria');
  setClock('2026-11-26T09:00:00Z');
  await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
  expect((await team.get(`${path}/words`)).to).toBe(path);
  setClock('2026-11-24T09:00:00Z');
  await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
});

test('an imported initiative that nobody keeps: the team keeps it, changes it, and the next import leaves it alone', async () => {
  const row = {
    ...toInitiativeRow(
      { ...emptyListingForm('nl'), name: 'Uit een lijst', summary: 'Samen eten' },
      undefined,
    ),
    town: 'Delft',
    municipality: 'GM0503',
    confirmedAt: null,
    sourceId: '7',
  };
  const id = await asOperator(async (tx) => {
    const [organisation] = await saveOrganisations(tx, 'list:gemeente', [
      { sourceId: '7', name: 'De Lijst', texts: {}, website: null, email: null, phone: null },
    ]);
    const [saved] = await saveInitiatives(tx, 'list:gemeente', [
      { ...row, organisationId: organisation?.id ?? '' },
    ]);
    return saved?.id;
  });
  const path = await deskPageOf(team, 'Uit een lijst');
  expect(path).toBe(`/nl/listings/unkept/${id}`);
  await team.get(path);
  const adopted = (await team.post(path, {})).to ?? '';
  expect(adopted).toMatch(/^\/nl\/listings\/[0-9a-f-]{36}$/);
  expect((await find('Uit een lijst'))?.id).toBe(id);
  // A second tap leads to the same.
  expect((await team.post(path, {})).to).toBe(adopted);
  await step(adopted, 'hide');
  expect(await find('Uit een lijst')).toBeUndefined();
  const { rows } = await database.query('select source from claimed_source where initiative_id = $1', [id]);
  expect(rows).toEqual([{ source: 'list:gemeente' }]);
});

test('who is no organiser, and who has another listing, does nothing here', async () => {
  const { owner, path } = await publicOne('Vreemde ogen');
  expect((await owner.get(path)).html).not.toContain('Vreemde ogen');
  const other = privateLinkHash(app, 'listing', 'c0ffee00-0000-4000-a000-000000000000');
  const seen = await inTransaction(app.db, { link: other }, (tx) =>
    tx.selectFrom('listing_version').selectAll().execute(),
  );
  expect(seen).toEqual([]);
  const scoped = rlsContextOf({
    kind: 'team',
    key: 'c0ffee00-0000-4000-a000-000000000000',
    name: 'x',
    roles: ['organiser'],
    scope: null,
    sessionHash: '',
  });
  expect(
    await inTransaction(app.db, scoped, (tx) => tx.selectFrom('listing_version').selectAll().execute()),
  ).toEqual([]);
  expect(privateLinkToken(app, 'listing', 'x')).toHaveLength(43);
  expect(faults).toEqual([]);
});
