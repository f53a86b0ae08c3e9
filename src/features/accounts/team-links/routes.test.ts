import { expect, test } from 'vitest';
import type { TeamMember } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  authenticateTeamMember,
  issueOperatorLink,
  issueTeamLink,
  revokeTeamLink,
  teamLinks,
} from '../index.ts';

const { browser, app, at, faults } = await createTestApp();
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const EDITION = '00000000-0000-4000-8000-000000000001';

test("Deniz opens the team's link with one tap; looking at it opens nothing", async () => {
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const phone = browser();
  const shown = await phone.get(new URL(link).pathname);
  expect(shown.html).toContain('Deniz');
  expect(phone.jar.size).toBe(0);
  await phone.post('/nl/team/keep', { key: tokenOf(link) });
  expect([...phone.jar.keys()]).toEqual(['vanonderop_team']);
  const member = (await authenticateTeamMember(app, phone.jar.get('vanonderop_team'))) as TeamMember;
  expect(member.roles).toContain('organiser');
});

test('a new first link ends the one before it', async () => {
  const earlier = tokenOf(await issueOperatorLink(app, 'Deniz', 14));
  await issueOperatorLink(app, 'Deniz', 14);
  expect((await authenticateTeamMember(app, earlier)).kind).toBe('visitor');
});

test('a host gets a link for one edition, which makes no other links, and which can be taken back', async () => {
  const deniz = await authenticateTeamMember(app, tokenOf(await issueOperatorLink(app, 'Deniz', 14)));
  const wish = { name: 'Hanna', roles: ['host'], scope: EDITION, within: EDITION, days: 30 };
  const link = await issueTeamLink(app, deniz, wish);
  const hanna = await authenticateTeamMember(app, link.ok ? link.value : '');
  expect(hanna).toMatchObject({ kind: 'team', name: 'Hanna', roles: ['host'], scope: EDITION });
  expect(await issueTeamLink(app, hanna, wish)).toEqual({ ok: false, refusal: 'not-signed-in' });
  const team = (deniz as TeamMember).key;
  const links = await inTransaction(app.db, { team }, (tx) => teamLinks(tx, app.now()));
  expect(links.map(({ name }) => name)).toContain('Hanna');
  await revokeTeamLink(app, deniz, { key: links.find(({ name }) => name === 'Hanna')?.id });
  expect((await authenticateTeamMember(app, link.ok ? link.value : '')).kind).toBe('visitor');
});

test('an organiser of one edition gives no links for another, also not around the permission check', async () => {
  const deniz = await authenticateTeamMember(app, tokenOf(await issueOperatorLink(app, 'Deniz', 14)));
  const link = await issueTeamLink(app, deniz, {
    name: 'Sem',
    roles: ['organiser'],
    scope: EDITION,
    within: EDITION,
    days: 30,
  });
  const sem = await authenticateTeamMember(app, link.ok ? link.value : '');
  const elsewhere = '00000000-0000-4000-8000-000000000002';
  const wish = { name: 'X', roles: ['desk'], days: 3 };
  expect(await issueTeamLink(app, sem, { ...wish, scope: elsewhere, within: elsewhere })).toMatchObject({
    refusal: 'not-yours',
  });
  expect(await issueTeamLink(app, sem, { ...wish, scope: elsewhere, within: EDITION })).toMatchObject({
    refusal: 'not-yours',
  });
  const nobody = await inTransaction(app.db, {}, (tx) => teamLinks(tx, app.now()));
  expect(nobody).toEqual([]);
});

test('a link opens nothing after its last day, and a stranger finds no team page', async () => {
  const token = tokenOf(await issueOperatorLink(app, 'Deniz', 14));
  at('2026-12-20T09:00:00Z');
  expect((await authenticateTeamMember(app, token)).kind).toBe('visitor');
  expect((await browser().get('/nl/team/abc')).status).toBe(404);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
