import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { linkOnOwnerPage, OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { openTeamSession } from '../../../../../test/support/team.ts';
import { purgeDrafts } from '../model/queries.ts';

const { browser, app, faults, owner } = await createTestApp();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));
const team = browser();
team.jar.set('vanonderop_team', token);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const choir = {
  organisation: 'Het Wijkkoor',
  name: 'Samen zingen',
  summary: 'Kom zingen, ook als je de woorden nog niet kent.',
  textLanguage: 'nl',
  goals: ['people', 'create'],
  town: 'delft',
  weekday0: '3',
  from0: '19:30',
  to0: '21:00',
  has: ['free', 'walkIn'],
  email: 'koor@voorbeeld.nl',
  ownerEmail: 'ria@voorbeeld.nl',
};

/** Registers from an empty form. @returns the private link, as a path */
async function registerChoir(
  fields: Record<string, string | string[]> = {},
  visitor = browser(),
): Promise<string> {
  const form = await visitor.get('/nl/register');
  const sent = await visitor.post('/nl/register', {
    ...choir,
    once: field(form.html, 'once'),
    what: 'send',
    ...fields,
  });
  expect(sent.to).toBe(`${OWN}?new`);
  return linkOnOwnerPage((await visitor.follow()).html);
}
const vouchLink = async (ownLink: string) =>
  (await openOwnerLink(browser(), ownLink)).html.match(/\/nl\/vouch\/[\w-]{40,}/)?.[0] ?? '';
/** Vouches with the private link of a listing. */
async function vouchWith(ownLink: string, vouchPath: string) {
  const visitor = browser();
  await visitor.get(vouchPath);
  return visitor.post(vouchPath, { own: `http://localhost${ownLink}` });
}
/** Is it on the list that everybody sees? */
async function onList(name: string): Promise<boolean> {
  return (await browser().get('/nl/initiatives')).html.includes(name);
}

test('registered with one form: first a preview, then an owner page; nobody finds it before somebody vouches', async () => {
  const phone = browser();
  const form = await phone.get('/nl/register');
  const once = field(form.html, 'once');
  const look = await phone.post('/nl/register/keep', { ...choir, once, what: 'look' });
  expect(look.html).toMatch(/id="preview".*Samen zingen.*Delft/s);
  const sent = await phone.post('/nl/register', { ...choir, once, what: 'send' });
  const again = await phone.post('/nl/register', { ...choir, once, what: 'send' });
  expect(again.to).toBe(sent.to);
  expect((await link.query('select count(*)::int as n from listing')).rows[0].n).toBe(1);
  const ownerPage = await phone.get(sent.to ?? '');
  expect(ownerPage.html).toContain('Bijna openbaar');
  expect(await onList('Samen zingen')).toBe(false);
  const waiting = await team.get('/nl/listings');
  expect(waiting.html).toContain('Samen zingen');
  await team.post('/nl/listings/vouch', { listing: field(waiting.html, 'listing') });
  expect(await onList('Samen zingen')).toBe(true);
  const page = (await phone.get((sent.to ?? '').split('?')[0] ?? '')).html;
  expect(page).toContain('Iedereen kan het vinden');
  const open = page.match(/\/nl\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
  const initiativePage = (await browser().get(open)).html;
  for (const text of ['Het Wijkkoor', 'woensdag', 'koor@voorbeeld.nl', 'staat ervoor in', 'Deniz'])
    expect(initiativePage).toContain(text);
  expect(initiativePage).not.toContain('ria@voorbeeld.nl');
});

test('two organisations vouch: with one it waits, with two it is public; oneself, a ring and a stranger are refused', async () => {
  const first = await registerChoir({
    organisation: 'De Fietsschool',
    name: 'Leer fietsen',
    ownerEmail: 'a@voorbeeld.nl',
  });
  const second = await registerChoir({
    organisation: 'Taalcafé Noord',
    name: 'Praat mee',
    ownerEmail: 'b@voorbeeld.nl',
  });
  for (const name of ['De Fietsschool', 'Taalcafé Noord']) {
    const { html } = await team.get('/nl/listings');
    const [section = ''] = html.split('data-row').filter((part) => part.includes(name));
    await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  }
  const third = await registerChoir({
    organisation: 'De Moestuin',
    name: 'Tuinieren',
    ownerEmail: 'c@voorbeeld.nl',
  });
  const vouchPath = await vouchLink(third);
  expect((await vouchWith(third, vouchPath)).html).toContain('Voor jezelf instaan kan niet');
  expect((await vouchWith('/nl/register/nobody-has-this-link-at-all', vouchPath)).html).toContain(
    'Deze link kennen we niet',
  );
  expect((await vouchWith(first, vouchPath)).to).toContain('done');
  await vouchWith(first, vouchPath);
  expect(await onList('Tuinieren')).toBe(false);
  expect((await vouchWith(second, vouchPath)).to).toContain('done');
  expect(await onList('Tuinieren')).toBe(true);
  // Where an organisation's own page is open, it vouches without its link.
  const signedIn = browser();
  await openOwnerLink(signedIn, third);
  const sixth = await vouchLink(
    await registerChoir({ organisation: 'Soepgroep', name: 'Soep', ownerEmail: 'e@voorbeeld.nl' }),
  );
  expect((await signedIn.get(sixth)).html).toContain('Ja, wij van');
  expect((await browser().get(sixth)).html).not.toContain('Ja, wij van');
  expect((await signedIn.post(sixth, { as: 'own' })).to).toContain('done');
  expect((await signedIn.get(sixth)).html).toContain('De Moestuin');
  const stranger = browser();
  await stranger.get(sixth);
  expect((await stranger.post(sixth, { as: 'own' })).html).toContain('Deze link kennen we niet');
  // It may vouch for others, but not for the two that vouched for it.
  const fourth = await registerChoir({
    organisation: 'Naaiatelier',
    name: 'Naaien',
    ownerEmail: 'd@voorbeeld.nl',
  });
  expect((await vouchWith(third, await vouchLink(fourth))).to).toContain('done');
  await expect(
    link.query(
      `insert into vouch (listing_id, by_listing_id, name, made_at)
       select v.by_listing_id, v.listing_id, 'x', now() from vouch v where v.by_listing_id is not null limit 1`,
    ),
  ).rejects.toThrow('a ring of two');
});

test('confirmed with its availability in one tap; a change is public at once; two who change at once lose nothing', async () => {
  const ownLink = await registerChoir({ organisation: 'Repaircafé', name: 'Repareren', ownerEmail: '' });
  const { html } = await team.get('/nl/listings');
  const [section = ''] = html.split('data-row').filter((part) => part.includes('Repaircafé'));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  const visitor = browser();
  await openOwnerLink(visitor, ownLink);
  await visitor.post(`${OWN}/fresh`, { room: 'waitlist' });
  const row = await link.query(
    "select room, confirmed_at from initiative where texts->'nl'->>'name' = 'Repareren'",
  );
  expect(row.rows[0]).toMatchObject({ room: 'waitlist', confirmed_at: app.now() });
  const [a, b] = [browser(), browser()];
  const seen = field((await openOwnerLink(a, `${ownLink}/change`)).html, 'seen');
  await openOwnerLink(b, `${ownLink}/change`);
  const fields = { ...choir, organisation: 'Repaircafé', ownerEmail: '', seen, what: 'send' };
  expect((await a.post(`${OWN}/change`, { ...fields, name: 'Samen repareren' })).to).toBe(OWN);
  expect(await onList('Samen repareren')).toBe(true);
  const late = await b.post(`${OWN}/change`, { ...fields, name: 'Repareren op zaterdag' });
  expect([late.status, late.html.includes('value="Repareren op zaterdag"')]).toEqual([409, true]);
  // What the other person changed is shown above the form, field by field.
  expect(late.html).toMatch(/conflict.*Samen repareren/s);
});

test('a draft waits for later; what is missing is named and what was typed stays', async () => {
  const phone = browser();
  const form = await phone.get('/nl/register');
  const once = field(form.html, 'once');
  const later = await phone.post('/nl/register', { name: 'Half af', once, what: 'later' });
  expect((await phone.get(later.to ?? '')).html).toContain('nog een concept');
  expect((await team.get('/nl/listings')).html).not.toContain('Half af');
  const seen = field((await phone.get(`${OWN}/change`)).html, 'seen');
  const half = {
    name: '<b>Half</b>',
    town: 'Delf',
    website: 'javascript:alert(1)',
    from0: '20:00',
    to0: '19:00',
  };
  const refused = await phone.post(`${OWN}/change`, { ...half, seen, what: 'send' });
  expect(refused.status).toBe(422);
  for (const text of [
    'Schrijf hoe jullie heten',
    'hele naam van de plaats',
    'Welke plaats bedoel je?',
    'geen adres van een website',
    'Kies een dag',
  ])
    expect(refused.html).toContain(text);
  expect(refused.html).toContain('value="&lt;b>Half&lt;/b>"');
  expect((await browser().get(`/nl/register/${'x'.repeat(43)}`)).status).toBe(404);
});

test('who reads a language in which registering does not exist is told so in that language', async () => {
  const visitor = browser();
  const { to } = await visitor.get('/ti/register');
  expect(to).toBe('/nl/register?from-language=ti');
  const { html } = await visitor.get(to ?? '');
  expect(html).toMatch(/<div lang="ti"[^>]*>[\s\S]*እዚ ገጽ በዞም ቋንቋታት ጥራይ ኣሎ/);
  expect(html).toContain('href="/en/register"');
  // Nobody else hears of it, and a made-up language is none.
  for (const path of ['/nl/register', '/nl/register?from-language=ar', '/nl/register?from-language=%3Cb%3E'])
    expect((await visitor.get(path)).html).not.toContain('<div lang=');
});

test('a year after the last change a draft is deleted; what is public stays', async () => {
  const before = await link.query("select count(*)::int as n from listing where state = 'public'");
  const year = new Date(app.now().getTime() + 366 * 86_400_000);
  const retention = { systemTask: { name: 'retention' } } as const;
  expect(await inTransaction(app.db, retention, (tx) => purgeDrafts(tx, app.now()))).toBe(0);
  expect(await inTransaction(app.db, retention, (tx) => purgeDrafts(tx, year))).toBeGreaterThan(0);
  const after = await link.query('select count(*)::int as n from listing');
  expect(after.rows).toEqual(before.rows);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
