import { expect, test } from 'vitest';
import type { TeamMember } from '#core/access/actor.ts';
import { transact } from '#core/db/connection.ts';
import { house as makeHouse } from '../../../test/support/app.ts';
import { firstTeamLink, giveTeamKey, memberOf, takeTeamKey, teamKeys } from './index.ts';

const { browser, house, at, faults } = await makeHouse();
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const EDITION = '00000000-0000-4000-8000-000000000001';

test("Deniz opens the team's link with one tap; looking at it opens nothing", async () => {
  const link = await firstTeamLink(house, 'Deniz', 14);
  const phone = browser();
  const shown = await phone.get(new URL(link).pathname);
  expect(shown.html).toContain('Deniz');
  expect(phone.jar.size).toBe(0);
  await phone.post('/nl/team/keep', { key: tokenOf(link) });
  expect([...phone.jar.keys()]).toEqual(['vanonderop_team']);
  const member = (await memberOf(house, phone.jar.get('vanonderop_team'))) as TeamMember;
  expect(member.duties).toContain('organiser');
});

test('a new first link ends the one before it', async () => {
  const old = tokenOf(await firstTeamLink(house, 'Deniz', 14));
  await firstTeamLink(house, 'Deniz', 14);
  expect((await memberOf(house, old)).kind).toBe('visitor');
});

test('a host gets a link for one edition, which makes no other links, and which can be taken back', async () => {
  const deniz = await memberOf(house, tokenOf(await firstTeamLink(house, 'Deniz', 14)));
  const wish = { name: 'Hanna', duties: ['host'], scope: EDITION, within: EDITION, days: 30 };
  const given = await giveTeamKey(house, deniz, wish);
  const hanna = await memberOf(house, given.ok ? given.value : '');
  expect(hanna).toMatchObject({ kind: 'team', name: 'Hanna', duties: ['host'], scope: EDITION });
  expect(await giveTeamKey(house, hanna, wish)).toEqual({ ok: false, refusal: 'not-signed-in' });
  const team = (deniz as TeamMember).key;
  const keys = await transact(house.db, { team }, (tx) => teamKeys(tx, house.now()));
  expect(keys.map(({ name }) => name)).toContain('Hanna');
  await takeTeamKey(house, deniz, { key: keys.find(({ name }) => name === 'Hanna')?.id });
  expect((await memberOf(house, given.ok ? given.value : '')).kind).toBe('visitor');
});

test('an organiser of one edition gives no links for another, also not past the gate', async () => {
  const deniz = await memberOf(house, tokenOf(await firstTeamLink(house, 'Deniz', 14)));
  const given = await giveTeamKey(house, deniz, {
    name: 'Sem',
    duties: ['organiser'],
    scope: EDITION,
    within: EDITION,
    days: 30,
  });
  const sem = await memberOf(house, given.ok ? given.value : '');
  const elsewhere = '00000000-0000-4000-8000-000000000002';
  const wish = { name: 'X', duties: ['desk'], days: 3 };
  expect(await giveTeamKey(house, sem, { ...wish, scope: elsewhere, within: elsewhere })).toMatchObject({
    refusal: 'not-yours',
  });
  await expect(giveTeamKey(house, sem, { ...wish, scope: elsewhere, within: EDITION })).rejects.toThrow(
    /row-level security/,
  );
  const nobody = await transact(house.db, {}, (tx) => teamKeys(tx, house.now()));
  expect(nobody).toEqual([]);
});

test('a link opens nothing after its last day, and a stranger finds no team page', async () => {
  const token = tokenOf(await firstTeamLink(house, 'Deniz', 14));
  at('2026-12-20T09:00:00Z');
  expect((await memberOf(house, token)).kind).toBe('visitor');
  expect((await browser().get('/nl/team/abc')).status).toBe(404);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
