import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { linkOnOwnerPage, OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { findOwnerSession, purgeOwnerSessions } from './queries.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

type Browser = ReturnType<typeof browser>;

const START = '2026-11-24T09:00:00Z';
const hoursAfterStart = (hours: number) => new Date(Date.parse(START) + hours * 3_600_000).toISOString();
const cookieOf = (device: Browser): string => device.jar.get('vanonderop_owner') ?? '';

/** Registers an initiative. @returns the browser in which that was done, and the private link as a path */
async function register(name: string, fields: Record<string, string> = {}) {
  const device = browser();
  const form = await device.get('/nl/register');
  const once = form.html.match(/name="once" value="([^"]*)"/)?.[1] ?? '';
  const sent = await device.post('/nl/register', { name, once, what: 'later', ...fields });
  const page = await device.follow();
  return { device, sent, page, link: linkOnOwnerPage(page.html) };
}

async function audits(name: string): Promise<{ actor: string; outcome: string }[]> {
  const { rows } = await database.query<{ actor: string; outcome: string }>(
    'select actor, outcome from audit where action = $1 order by id',
    [name],
  );
  return rows;
}

test('whoever registers is on the own page at once, which shows the link to keep and has no key in its address', async () => {
  const { device, sent, page, link } = await register('Het koor');
  expect(sent.to).toBe(`${OWN}?new`);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Het koor');
  expect(link).toMatch(/^\/nl\/register\/[\w-]{43}$/);
  expect(device.jar.has('vanonderop_owner')).toBe(true);
  expect(link).not.toContain(cookieOf(device));
  for (const [, address = ''] of page.html.matchAll(/(?:href|action|src)="([^"]*)"/g))
    expect(address).not.toContain(link.split('/').at(-1));
});

test('a private link opens nothing before the tap; then its pages have no key in their address', async () => {
  const { link } = await register('De naaigroep');
  const phone = browser();
  const followed = await phone.get(link);
  expect([followed.status, followed.to, followed.html]).toEqual([303, '/nl/register/device', '']);
  expect(followed.headers.get('set-cookie')).toMatch(
    /^vanonderop_owner-link=.*Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const asked = await phone.follow();
  expect(asked.html).toContain('De naaigroep');
  expect(asked.html).not.toContain(link.split('/').at(-1));
  expect((await phone.get(OWN)).status).toBe(403);
  await phone.get('/nl/register/device');
  expect((await phone.post('/nl/register/device', { device: 'own' })).to).toBe(OWN);
  expect([...phone.jar.keys()]).toEqual(['vanonderop_owner']);
  expect((await phone.get(OWN)).html).toContain('De naaigroep');
  // Where it is open already, the link leads on.
  expect((await phone.get(link)).to).toBe(OWN);
});

test('addresses of before still lead where they pointed, after the tap', async () => {
  const { link } = await register('De tuin', { textLanguage: 'nl' });
  expect((await openOwnerLink(browser(), `${link}/change`)).html).toContain('value="De tuin"');
  const written = await openOwnerLink(browser(), `${link}/texts/ar`);
  expect(written.html).toContain('action="/nl/register/own/texts/ar"');
  const arabic = browser();
  await openOwnerLink(arabic, link.replace('/nl/', '/ar/'));
  expect((await arabic.get('/ar/register/own')).html).toContain('De tuin');
  const elsewhere = browser();
  await elsewhere.get(`${link}/..%2f..%2fevil`);
  expect((await elsewhere.follow()).html).not.toContain('evil');
});

test('the link as a cookie, an unknown link and no link at all open nothing', async () => {
  const { link } = await register('De fietsers');
  const stranger = browser();
  stranger.jar.set('vanonderop_owner', link.split('/').at(-1) ?? '');
  const refused = await stranger.get(OWN);
  expect(refused.status).toBe(403);
  expect(refused.html).toContain('/nl/register/open');
  expect((await browser().get(`/nl/register/${'x'.repeat(43)}`)).status).toBe(404);
  expect((await browser().get('/nl/register/device')).to).toBe('/nl/register/open?again');
  const late = browser();
  await late.get('/nl/register/open');
  expect((await late.post('/nl/register/device', { device: 'own' })).to).toBe('/nl/register/open?again');
  expect((await late.follow()).html).toContain('Open nog een keer de link uit je mail');
  expect(late.jar.size).toBe(0);
});

test('the listing that was opened last is the one; the other is not shown, and its session has ended', async () => {
  const [choir, garden] = [await register('Koor aan zee'), await register('Tuin aan zee')];
  const phone = browser();
  await openOwnerLink(phone, choir.link);
  const earlier = cookieOf(phone);
  const page = await openOwnerLink(phone, garden.link);
  expect(page.html).toContain('Tuin aan zee');
  expect(page.html).not.toContain('Koor aan zee');
  phone.jar.set('vanonderop_owner', earlier);
  expect((await phone.get(OWN)).status).toBe(403);
});

test('closing ends the session: the old cookie is nothing, and the browser forgets what it kept', async () => {
  const { link } = await register('Breien');
  const phone = browser();
  const page = await openOwnerLink(phone, link);
  expect(page.html).toContain('gaan dan ook weg');
  const cookie = cookieOf(phone);
  phone.jar.set('vanonderop_kept', 'abc');
  const closed = await phone.post(`${OWN}/close`, {});
  expect(closed.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect([...phone.jar.keys()]).toEqual([]);
  expect((await phone.follow()).html).toContain('dicht op dit apparaat');
  phone.jar.set('vanonderop_owner', cookie);
  expect((await phone.get(OWN)).status).toBe(403);
  expect((await openOwnerLink(browser(), link)).html).toContain('Breien');
});

test('a shared device closes after two hours, an own one after a week without use and after a month in any case', async () => {
  const { link } = await register('Samen koken');
  const [shared, unused, used] = [browser(), browser(), browser()];
  await openOwnerLink(shared, link, 'shared');
  for (const phone of [unused, used]) await openOwnerLink(phone, link);
  const status = async (phone: Browser, hours: number) => {
    at(hoursAfterStart(hours));
    return (await phone.get(OWN)).status;
  };
  expect(await status(shared, 1.9)).toBe(200);
  expect(await status(shared, 2)).toBe(403);
  expect(await status(used, 6 * 24)).toBe(200);
  expect(await status(unused, 7 * 24)).toBe(403);
  for (let days = 12; days < 30; days += 6) expect(await status(used, days * 24), `day ${days}`).toBe(200);
  expect(await status(used, 30 * 24)).toBe(403);
  at(START);
});

test('somebody who registers on a device of others says so, and is closed after two hours', async () => {
  const { device } = await register('Gedeeld', { device: 'shared' });
  at(hoursAfterStart(1.9));
  expect((await device.get(OWN)).status).toBe(200);
  at(hoursAfterStart(2));
  expect((await device.get(OWN)).status).toBe(403);
  at(START);
});

test('every opening and closing is one line in the log, with the same pseudonym, and without the listing', async () => {
  const { link } = await register('Opgeschreven');
  const phone = browser();
  await openOwnerLink(phone, link);
  await phone.post(`${OWN}/close`, {});
  const [opened, closed] = [
    (await audits('directory.open-owner-link')).at(-1),
    (await audits('directory.close-owner-session')).at(-1),
  ];
  expect(opened).toEqual(closed);
  expect(opened).toMatchObject({ actor: expect.stringMatching(/^owner:[0-9a-f]{24}$/), outcome: 'done' });
  expect((await audits('directory.register')).at(-1)).toEqual(opened);
  const { rows } = await database.query("select id from listing where form->>'name' = 'Opgeschreven'");
  expect(opened?.actor).not.toContain(String(rows[0]?.id).slice(0, 8));
});

test('the database shows a session only to its token, and nobody makes one for a listing without its link', async () => {
  const [choir, garden] = [await register('Koor op zolder'), await register('Tuin op zolder')];
  const hashOf = (device: Browser) => hashToken(cookieOf(device));
  const count = (context: Parameters<typeof inTransaction>[1]) =>
    inTransaction(app.db, context, (tx) =>
      tx
        .selectFrom('owner_session')
        .select('listing_id')
        .where('token_hash', '=', hashOf(choir.device))
        .execute(),
    );
  expect(await count({})).toEqual([]);
  expect(await count({ tokenHash: hashOf(garden.device) })).toEqual([]);
  expect(await count({ tokenHash: hashOf(choir.device) })).toHaveLength(1);
  const gardenLink = hashToken(garden.link.split('/').at(-1) ?? '');
  const [listing] = (await database.query("select id from listing where form->>'name' = 'Koor op zolder'"))
    .rows;
  const forged = inTransaction(app.db, { link: gardenLink }, (tx) =>
    tx
      .insertInto('owner_session')
      .values({
        token_hash: Buffer.alloc(32, 1),
        listing_id: listing.id,
        made_at: app.now(),
        seen_at: app.now(),
        ends_at: new Date(app.now().getTime() + 1000),
        own_device: true,
      })
      .execute(),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});

test('what has expired is deleted', async () => {
  const { device } = await register('Verlopen');
  const tokenHash = hashToken(cookieOf(device));
  const stored = () => inTransaction(app.db, {}, (tx) => findOwnerSession(tx, tokenHash));
  const purge = () =>
    inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) => purgeOwnerSessions(tx, app.now()));
  await purge();
  expect(await stored()).toBeDefined();
  await database.query('update owner_session set ends_at = $1', [new Date(app.now().getTime() - 1000)]);
  await purge();
  expect(await stored()).toBeUndefined();
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
