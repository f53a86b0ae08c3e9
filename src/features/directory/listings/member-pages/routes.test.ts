import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { OWNER_COOKIE, openAsMember } from '../../../../../test/support/members.ts';
import { OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { askerFor, initiativeWith } from '../../../../../test/support/placements.ts';
import { formsOf } from '../../../../../test/walker/crawl.ts';
import { scheduledTasks } from '../../background.ts';

const { app, browser, at, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

type Browser = ReturnType<typeof browser>;
const MEMBERS = `${OWN}/members`;
const start = app.now().getTime();
const passMinutes = (minutes: number) => at(new Date(app.now().getTime() + minutes * 60_000).toISOString());

/** An initiative, and the browser of whoever has its private link. */
async function choir(): Promise<{ listing: string; keeper: Browser }> {
  const { listing } = await initiativeWith(app, database);
  const keeper = browser();
  await openOwnerLink(keeper, `/nl/register/${privateLinkToken(app, 'listing', listing)}`);
  return { listing, keeper };
}

const lastLetter = async (email: string): Promise<string> => {
  const { rows } = await database.query<{ body: string }>(
    'select body from mail_outbox where recipient = $1 order by queued_at desc limit 1',
    [email],
  );
  return rows[0]?.body ?? '';
};

async function invite(keeper: Browser, email: string, role = 'member'): Promise<string> {
  await keeper.get(MEMBERS);
  expect((await keeper.post(MEMBERS, { email, role })).to).toBe(`${MEMBERS}?invited`);
  return /\/nl\/join\/[\w-]{43}/.exec(await lastLetter(email))?.[0] ?? '';
}

/** Signs in from an invitation with the letter that follows, as a person does. */
async function signInFrom(device: Browser, invitation: string, email: string): Promise<void> {
  await device.get(invitation);
  expect((await device.post(invitation, {})).to).toBe('/nl/account/code');
  await device.follow();
  const code = /\d{4} \d{4}/.exec(await lastLetter(email))?.[0] ?? '';
  expect((await device.post('/nl/account/code', { code, device: 'own' })).to).toBe(
    invitation.replace('/join/', '/account/join/'),
  );
}

const accept = async (device: Browser, invitation: string, name: string) => {
  const path = invitation.replace('/join/', '/account/join/');
  await device.get(path);
  return device.post(path, { name });
};

const openInitiative = async (device: Browser, listing: string) => {
  await device.get('/nl/account/start');
  return device.post('/nl/account/open', { listing });
};

test('somebody is invited, signs in with that address, says yes, answers requests, and stands in the list', async () => {
  const { listing, keeper } = await choir();
  const email = `${randomUUID()}@werk.example`;
  const invitation = await invite(keeper, email);
  expect((await keeper.get(MEMBERS)).html).toContain('Uitgenodigd om te helpen. Kan ja zeggen tot');
  const helper = browser();
  const opened = await helper.get(invitation);
  expect(opened.html).toContain('Het koor');
  expect(opened.html).not.toContain(email);
  await signInFrom(helper, invitation, email);
  expect((await helper.follow()).html).toContain('name="name"');
  expect((await accept(helper, invitation, '')).status).toBe(422);
  expect((await accept(helper, invitation, 'Fatma')).to).toBe('/nl/account/start?joined');
  expect((await openInitiative(helper, listing)).to).toBe(`${OWN}/requests`);
  expect((await helper.get(`${OWN}/requests`)).status).toBe(200);
  expect((await helper.get(MEMBERS)).status).toBe(403);
  const list = await keeper.get(MEMBERS);
  expect(list.html).toContain('Fatma');
  expect(list.html).toContain(email);
  expect(list.html).toContain('Helpt, sinds');
  expect(list.html).not.toContain('Uitgenodigd');
  expect(faults).toEqual([]);
});

test('A13: a scanner that opens an invitation and sends its form accepts nothing', async () => {
  const { listing, keeper } = await choir();
  const email = `${randomUUID()}@werk.example`;
  const invitation = await invite(keeper, email);
  for (let round = 0; round < 2; round++) {
    const scanner = browser();
    await scanner.raw(invitation, { method: 'HEAD' });
    const page = await scanner.get(invitation);
    for (const { path, fields } of formsOf(page.html, invitation, () => '')) {
      const sent = await scanner.post(path, fields);
      if (!sent.to) continue;
      const next = await scanner.follow();
      for (const inner of formsOf(next.html, '/nl/account/code', () => ''))
        await scanner.post(inner.path, { ...inner.fields, device: 'own' });
    }
    expect((await scanner.get('/nl/account/start')).status).toBe(403);
  }
  const helper = browser();
  await signInFrom(helper, invitation, email);
  expect((await accept(helper, invitation, 'Fatma')).to).toBe('/nl/account/start?joined');
  expect((await openInitiative(helper, listing)).status).toBe(303);
});

test('two who accept the same invitation at the same moment are one member; another account is nobody', async () => {
  const { listing, keeper } = await choir();
  const email = `${randomUUID()}@werk.example`;
  const invitation = await invite(keeper, email);
  const [phone, desk, other] = [browser(), browser(), browser()];
  await signInFrom(phone, invitation, email);
  await signInFrom(desk, invitation, email);
  await openAsMember(app, other, (await choir()).listing, 'member');
  const path = invitation.replace('/join/', '/account/join/');
  // Each looked at a page of its own account: the token of its form belongs to that.
  for (const device of [phone, desk]) await device.get(path);
  await other.get('/nl/account/start');
  const answers = await Promise.all([
    phone.post(path, { name: 'Fatma' }),
    desk.post(path, { name: 'Fatma' }),
    other.post(path, { name: 'Dief' }),
  ]);
  expect(answers.map(({ to }) => to)).toEqual([
    '/nl/account/start?joined',
    '/nl/account/start?joined',
    invitation,
  ]);
  const { rows } = await database.query('select role from listing_member where listing_id = $1', [listing]);
  expect(rows).toEqual([{ role: 'member' }]);
  expect((await other.get(invitation)).html).toContain('al ja gezegd');
});

test('an invitation that was withdrawn, was too old, or was sent anew opens nothing more', async () => {
  const { keeper } = await choir();
  const email = `${randomUUID()}@werk.example`;
  const first = await invite(keeper, email);
  const second = await invite(keeper, email.toUpperCase());
  expect(second).not.toBe('');
  expect((await browser().get(first)).html).toContain('ingetrokken');
  const page = await keeper.get(MEMBERS);
  const id = /name="invitation" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  await keeper.post(`${MEMBERS}/withdraw`, { invitation: id });
  expect((await browser().get(second)).html).toContain('ingetrokken');
  const third = await invite(keeper, email);
  passMinutes(15 * 24 * 60);
  expect((await browser().get(third)).html).toContain('te oud');
  passMinutes(31 * 24 * 60);
  for (const { run } of scheduledTasks) await run(app);
  const { rows } = await database.query('select count(*)::int as n from listing_invitation');
  expect(rows).toEqual([{ n: 0 }]);
  at(new Date(start).toISOString());
});

test('whoever is sent away loses at once what stands open: the next tap says so kindly and changes nothing', async () => {
  const { listing, keeper } = await choir();
  const { request } = await askerFor(app, {
    listing,
    link: Buffer.alloc(0),
    initiative: await initiativeOf(listing),
  });
  const helper = browser();
  const account = await openAsMember(app, helper, listing, 'member');
  await helper.get('/nl/account/start');
  const startToken = helper.token();
  const inbox = await helper.get(`${OWN}/requests`);
  const form = formsOf(inbox.html, '', () => '').find(({ path }) => path.endsWith(request));
  expect(form).toBeDefined();
  await keeper.get(MEMBERS);
  expect((await keeper.post(`${MEMBERS}/remove`, { account })).to).toBe(`${MEMBERS}?removed`);
  const tapped = await helper.post(form?.path ?? '', { ...form?.fields, kind: 'offer' });
  expect(tapped.status).toBe(403);
  expect(tapped.html).toContain('href="/nl/account"');
  const { rows } = await database.query(
    'select (select state from placement_request where id = $1) as state, (select count(*)::int from owner_session where account_id = $2) as sessions',
    [request, account],
  );
  expect(rows).toEqual([{ state: 'asked', sessions: 0 }]);
  await helper.get('/nl/account/start');
  expect(helper.last()?.html).toContain('daar werk je niet meer');
  expect((await helper.post('/nl/account/open', { listing }, startToken)).to).toBe('/nl/account/start?ended');
  const restored = helper.jar.get(OWNER_COOKIE);
  expect(restored && (await helper.get(`${OWN}/requests`)).status).toBe(403);
});

const initiativeOf = async (listing: string): Promise<string> => {
  const { rows } = await database.query<{ id: string }>(
    'select initiative_id as id from placement_settings where listing_id = $1',
    [listing],
  );
  return rows[0]?.id ?? '';
};

test('the last owner stops only after hearing that the private link is what remains; two at once cannot both slip out', async () => {
  const { listing } = await choir();
  const devices = [browser(), browser()];
  for (const device of devices) {
    await openAsMember(app, device, listing, 'owner');
    await device.get('/nl/account/start');
  }
  const left = await Promise.all(devices.map((device) => device.post('/nl/account/leave', { listing })));
  expect(left.map(({ status }) => status).sort()).toEqual([303, 422]);
  const last = devices[left.findIndex(({ status }) => status === 422)] ?? browser();
  const said = last.last()?.html ?? '';
  expect(said).toContain('Jij bent de laatste die beheert');
  expect(said).toContain(privateLinkToken(app, 'listing', listing));
  expect((await last.post('/nl/account/leave', { listing, linkKept: 'yes' })).to).toBe('/nl/account/start');
  expect((await last.get(OWN)).status).toBe(403);
  const { rows } = await database.query(
    'select count(*)::int as n from listing_member where listing_id = $1 and ended_at is null',
    [listing],
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('an owner with an account sees no private link, changes roles, and cannot make itself the last to go', async () => {
  const { listing } = await choir();
  const [keeper, helper] = [browser(), browser()];
  const own = await openAsMember(app, keeper, listing, 'owner');
  const account = await openAsMember(app, helper, listing, 'member');
  const token = privateLinkToken(app, 'listing', listing);
  for (const path of [OWN, MEMBERS, `${OWN}/change`])
    expect((await keeper.get(path)).html, path).not.toContain(token);
  await keeper.get(MEMBERS);
  expect((await keeper.post(`${MEMBERS}/role`, { account: own, role: 'member' })).html).toContain(
    'Dit is de laatste die beheert',
  );
  expect((await keeper.post(`${MEMBERS}/remove`, { account: own })).status).toBe(422);
  expect((await keeper.post(`${MEMBERS}/role`, { account, role: 'owner' })).to).toBe(MEMBERS);
  // The new role is there at once, in the session that was open.
  expect((await helper.get(MEMBERS)).status).toBe(200);
  await keeper.get(MEMBERS);
  expect((await keeper.post(`${MEMBERS}/role`, { account: own, role: 'member' })).to).toBe(MEMBERS);
  expect((await keeper.get(MEMBERS)).status).toBe(403);
});

test('an account that works for several initiatives picks one, and sees only that one', async () => {
  const [first, second] = [await choir(), await choir()];
  await database.query(`update listing set form = jsonb_set(form, '{name}', '"De tuin"') where id = $1`, [
    second.listing,
  ]);
  const helper = browser();
  const account = await openAsMember(app, helper, first.listing, 'owner');
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, (tx) =>
    tx
      .insertInto('listing_member')
      .values({
        listing_id: second.listing,
        account_id: account,
        role: 'owner',
        added_at: app.now(),
        ended_at: null,
      })
      .execute(),
  );
  const page = await helper.get('/nl/account/start');
  expect([page.html.includes('Het koor'), page.html.includes('De tuin')]).toEqual([true, true]);
  await openInitiative(helper, second.listing);
  expect((await helper.get(OWN)).html).toContain('De tuin');
  await openInitiative(helper, first.listing);
  expect((await helper.get(OWN)).html).not.toContain('De tuin');
  // Signing out closes the initiative as well, also where its cookie was kept.
  const kept = helper.jar.get(OWNER_COOKIE) ?? '';
  await helper.get('/nl/account/settings');
  await helper.post('/nl/account/close', {});
  helper.jar.set(OWNER_COOKIE, kept);
  expect((await helper.get(OWN)).status).toBe(403);
});

test('the database lets a member change neither the listing nor who works for it, whatever a route lets through', async () => {
  const { listing } = await choir();
  const account = await openAsMember(app, browser(), listing, 'member');
  const { rows } = await database.query<{ link: Buffer }>(
    'select link_hash as link from listing where id = $1',
    [listing],
  );
  const context = { link: rows[0]?.link, account };
  const changed = await inTransaction(app.db, context, (tx) =>
    tx.updateTable('listing').set({ state: 'stopped' }).where('id', '=', listing).executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
  await expect(
    inTransaction(app.db, context, (tx) =>
      tx.updateTable('listing_member').set({ role: 'owner' }).where('account_id', '=', account).execute(),
    ),
  ).rejects.toThrow(/row-level security/);
  const asKeeper = await inTransaction(app.db, { link: rows[0]?.link }, (tx) =>
    tx.updateTable('listing').set({ state: 'public' }).where('id', '=', listing).executeTakeFirst(),
  );
  expect(asKeeper.numUpdatedRows).toBe(1n);
});
