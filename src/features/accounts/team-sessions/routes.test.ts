import pg from 'pg';
import { expect, test } from 'vitest';
import type { TeamMember } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import { openTeamSession } from '../../../../test/support/team.ts';
import {
  authenticateTeamMember,
  issueOperatorLink,
  issueTeamLink,
  revokeTeamLink,
  teamLinks,
} from '../index.ts';
import { purgeEndedTeamLinks } from '../team-links/queries.ts';
import { sessionsOfTeamLink } from './queries.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const EDITION = '00000000-0000-4000-8000-000000000001';
const START = '2026-11-24T09:00:00Z';
const hoursAfterStart = (hours: number) => new Date(Date.parse(START) + hours * 3_600_000).toISOString();

type Browser = ReturnType<typeof browser>;

/** Follows a team link and taps the button, as somebody with that link in a message would. */
async function open(link: string, device: Browser = browser()): Promise<Browser> {
  await device.get(`/nl/team/${tokenOf(link)}`);
  await device.follow();
  await device.post('/nl/team', {});
  return device;
}

const cookieOf = (device: Browser): string => device.jar.get('vanonderop_team') ?? '';
const memberIn = async (device: Browser): Promise<TeamMember> => {
  const member = await authenticateTeamMember(app, cookieOf(device));
  if (member.kind !== 'team') throw new Error('nobody is signed in');
  return member;
};
const kindIn = async (device: Browser) => (await authenticateTeamMember(app, cookieOf(device))).kind;

const operator = async (days = 300, name = 'Deniz') => open(await issueOperatorLink(app, name, days));

async function give(
  giver: TeamMember,
  name: string,
  roles: string[] = ['organiser', 'desk'],
): Promise<string> {
  const link = await issueTeamLink(app, giver, { name, roles, scope: null, within: null, days: 300 });
  if (!link.ok) throw new Error(link.refusal);
  return link.value;
}

async function keyOf(giver: TeamMember, name: string): Promise<string> {
  const links = await inTransaction(app.db, { team: giver.key }, (tx) => teamLinks(tx, app.now()));
  return links.find((link) => link.name === name)?.id ?? '';
}

async function audits(name: string): Promise<{ actor: string; outcome: string }[]> {
  const client = new pg.Client(owner);
  await client.connect();
  const { rows } = await client.query<{ actor: string; outcome: string }>(
    'select actor, outcome from audit where action = $1 order by id',
    [name],
  );
  await client.end();
  return rows;
}

test("Deniz opens the team's link with one tap; looking at it opens nothing, and no page has the link in its address", async () => {
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const phone = browser();
  const followed = await phone.get(new URL(link).pathname);
  expect([followed.status, followed.to]).toEqual([303, '/nl/team']);
  expect(followed.html).toBe('');
  expect(followed.headers.get('set-cookie')).toMatch(
    /^vanonderop_team-link=.*Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const shown = await phone.follow();
  expect(shown.html).toContain('Deniz');
  expect(shown.html).not.toContain(tokenOf(link));
  expect((await phone.get('/nl/organise')).status).toBe(403);
  await phone.get('/nl/team');
  expect((await phone.post('/nl/team', {})).to).toBe('/nl/organise');
  expect([...phone.jar.keys()]).toEqual(['vanonderop_team']);
  expect((await memberIn(phone)).roles).toContain('organiser');
  expect((await phone.get('/nl/team')).to).toBe('/nl/organise');
});

test('the cookie is not the link: the link as a cookie opens nothing, and two devices have two sessions', async () => {
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const [phone, tablet] = [await open(link), await open(link)];
  expect(new Set([tokenOf(link), cookieOf(phone), cookieOf(tablet)]).size).toBe(3);
  const older = browser();
  older.jar.set('vanonderop_team', tokenOf(link));
  const refused = await older.get('/nl/organise');
  expect(refused.status).toBe(403);
  expect(refused.html).toContain('link');
});

test('after closing, the old cookie is nothing any more, and the browser forgets what it kept', async () => {
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const phone = await open(link);
  const cookie = cookieOf(phone);
  phone.jar.set('vanonderop_kept', 'abc');
  const page = await phone.get('/nl/organise');
  expect(page.html).toContain('action="/nl/team/close"');
  expect(page.headers.get('clear-site-data')).toBeNull();
  const closed = await phone.post('/nl/team/close', {});
  expect([closed.status, closed.to]).toEqual([303, '/nl']);
  expect(closed.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect([...phone.jar.keys()]).toEqual([]);
  phone.jar.set('vanonderop_team', cookie);
  expect((await phone.get('/nl/organise')).status).toBe(403);
  expect(await kindIn(await open(link))).toBe('team');
});

test('opening a link where another is open ends the earlier session of that device', async () => {
  const phone = await operator();
  const earlier = cookieOf(phone);
  await open(await issueOperatorLink(app, 'Aster', 14), phone);
  expect((await memberIn(phone)).name).toBe('Aster');
  expect((await authenticateTeamMember(app, earlier)).kind).toBe('visitor');
});

test('a session ends after three days without use, and after two weeks whatever happens', async () => {
  const phone = await operator();
  const forgotten = await operator(300, 'Aster');
  at(hoursAfterStart(71));
  expect((await phone.get('/nl/organise')).status).toBe(200);
  at(hoursAfterStart(73));
  expect((await phone.get('/nl/organise')).status).toBe(200);
  expect((await forgotten.get('/nl/organise')).status).toBe(403);
  for (let hours = 73; hours < 14 * 24; hours += 48) {
    at(hoursAfterStart(hours));
    expect((await phone.get('/nl/organise')).status, `after ${hours} hours`).toBe(200);
  }
  at(hoursAfterStart(14 * 24 - 1));
  expect((await phone.get('/nl/organise')).status).toBe(200);
  at(hoursAfterStart(14 * 24));
  expect((await phone.get('/nl/organise')).status).toBe(403);
  at(START);
});

test('the use of a session is written down at most once an hour', async () => {
  const phone = await operator();
  const { key } = await memberIn(phone);
  const seen = async () =>
    (
      await inTransaction(app.db, { team: key }, (tx) => sessionsOfTeamLink(tx, key))
    )[0]?.seenAt.toISOString();
  at(hoursAfterStart(0.9));
  await phone.get('/nl/organise');
  expect(await seen()).toBe(new Date(START).toISOString());
  at(hoursAfterStart(1.1));
  await phone.get('/nl/organise');
  expect(await seen()).toBe(hoursAfterStart(1.1));
  at(START);
});

test('Deniz sees where her link is open, and closes it on all devices but this one', async () => {
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const [phone, lost] = [await open(link), await open(link)];
  const page = await phone.get('/nl/team/sessions');
  expect(page.html.match(/Geopend: /g)).toHaveLength(2);
  expect(page.html.match(/Dit apparaat/g)).toHaveLength(1);
  await phone.post('/nl/team/sessions/close', {});
  expect((await phone.follow()).html.match(/Geopend: /g)).toHaveLength(1);
  expect((await lost.get('/nl/organise')).status).toBe(403);
  expect(await kindIn(phone)).toBe('team');
});

test('a new first link ends the one before it and its sessions; who got a link from it keeps theirs', async () => {
  const earlier = await operator();
  const hanna = await open(await give(await memberIn(earlier), 'Hanna'));
  const renewed = await operator();
  expect(await kindIn(earlier)).toBe('visitor');
  expect(await kindIn(hanna)).toBe('team');
  await revokeTeamLink(app, await memberIn(hanna), { key: (await memberIn(renewed)).key });
  expect(await kindIn(hanna)).toBe('visitor');
});

test('when the first link was stolen, the new one ends whatever was given with it, and whatever that gave', async () => {
  const stolen = await operator();
  const thief = await open(await give(await memberIn(stolen), 'Somebody'));
  const friend = await open(await give(await memberIn(thief), 'A friend'));
  const other = await operator(300, 'Aster');
  await issueOperatorLink(app, 'Deniz', 14, { stolen: true });
  for (const device of [stolen, thief, friend]) expect(await kindIn(device)).toBe('visitor');
  expect(await kindIn(other)).toBe('team');
});

test('a volunteer who takes a quarter of an hour before the tap opens the same link again, and needs no new one', async () => {
  const link = new URL(await issueOperatorLink(app, 'Ria', 14)).pathname;
  const phone = browser();
  await phone.get(link);
  await phone.follow();
  // The cookie lives ten minutes; a browser that keeps none is in the same place.
  phone.jar.delete('vanonderop_team-link');
  const late = await phone.post('/nl/team', {});
  expect(late.html).toContain('Open nog een keer de link');
  expect((await phone.get('/nl/team')).html).toContain('Open nog een keer de link');
  await phone.get(link);
  expect((await phone.follow()).html).toContain('Ria');
  expect((await browser().get('/nl/team/abc')).html).toContain('Vraag de organisator om een nieuwe');
});

test('ending a link ends what it gave, what that gave, and all their sessions', async () => {
  const deniz = await memberIn(await operator());
  const sem = await open(await give(deniz, 'Sem'));
  const mila = await open(await give(await memberIn(sem), 'Mila'));
  const noorLink = await give(await memberIn(mila), 'Noor', ['desk']);
  const noor = await open(noorLink);
  const besides = await open(await give(deniz, 'Bilal'));
  expect(await revokeTeamLink(app, deniz, { key: await keyOf(deniz, 'Sem') })).toMatchObject({ ok: true });
  for (const device of [sem, mila, noor]) {
    expect(await kindIn(device)).toBe('visitor');
    expect((await device.get('/nl/organise')).status).toBe(403);
  }
  expect((await browser().get(`/nl/team/${noorLink}`)).status).toBe(404);
  expect(await kindIn(besides)).toBe('team');
});

test('when the last day of a link is over, what it gave opens nothing either', async () => {
  const deniz = await operator(2);
  const link = await give(await memberIn(deniz), 'Sem');
  const sem = await open(link);
  at(hoursAfterStart(49));
  expect(await kindIn(sem)).toBe('visitor');
  expect((await browser().get(`/nl/team/${link}`)).status).toBe(404);
  // The operator renews the own link: what it gave works again.
  await operator();
  expect(await kindIn(sem)).toBe('team');
  at(START);
});

test('ending a link that is unknown, ended already or of somebody else is refused, and the log says so', async () => {
  const deniz = await memberIn(await operator());
  const wish = { roles: ['organiser'], scope: EDITION, within: EDITION, days: 30 };
  const issued = await issueTeamLink(app, deniz, { ...wish, name: 'Sem' });
  const sem = await authenticateTeamMember(app, await openTeamSession(app, issued.ok ? issued.value : ''));
  await give(deniz, 'Mila');
  const mila = await keyOf(deniz, 'Mila');
  const before = (await audits('accounts.take-team-key')).length;
  const refused = { ok: false, refusal: 'not-found' };
  expect(await revokeTeamLink(app, sem, { key: mila })).toEqual(refused);
  expect(await revokeTeamLink(app, sem, { key: EDITION })).toEqual(refused);
  expect(await revokeTeamLink(app, deniz, { key: mila })).toMatchObject({ ok: true });
  expect(await revokeTeamLink(app, deniz, { key: mila })).toEqual(refused);
  const outcomes = (await audits('accounts.take-team-key')).slice(before).map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['not-found', 'not-found', 'done', 'not-found']);
});

test('every opening and closing is one line in the log, with the link that it was', async () => {
  const count = async () => {
    const lines = await Promise.all(
      ['accounts.open-team-link', 'accounts.close-team-session', 'accounts.close-other-team-sessions'].map(
        audits,
      ),
    );
    return lines.flat().filter(({ actor }) => actor !== 'visitor');
  };
  const before = (await count()).length;
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const [phone, tablet] = [await open(link), await open(link)];
  const { key } = await memberIn(phone);
  await phone.get('/nl/team/sessions');
  await phone.post('/nl/team/sessions/close', {});
  await phone.get('/nl/team/sessions');
  await phone.post('/nl/team/close', {});
  expect(await kindIn(tablet)).toBe('visitor');
  expect((await count()).length - before).toBe(4);
  const ofThisLink = (await count()).filter(({ actor }) => actor === `team:${key}`);
  expect(ofThisLink.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done']);
});

test('a host gets a link for one edition, which makes no other links', async () => {
  const deniz = await memberIn(await operator());
  const wish = { name: 'Hanna', roles: ['host'], scope: EDITION, within: EDITION, days: 30 };
  const link = await issueTeamLink(app, deniz, wish);
  const hanna = await memberIn(await open(link.ok ? link.value : ''));
  expect(hanna).toMatchObject({ kind: 'team', name: 'Hanna', roles: ['host'], scope: EDITION });
  expect(await issueTeamLink(app, hanna, wish)).toEqual({ ok: false, refusal: 'not-signed-in' });
});

test('an organiser of one edition gives no links for another, also not around the permission check', async () => {
  const deniz = await memberIn(await operator());
  const link = await issueTeamLink(app, deniz, {
    name: 'Sem',
    roles: ['organiser'],
    scope: EDITION,
    within: EDITION,
    days: 30,
  });
  const sem = await memberIn(await open(link.ok ? link.value : ''));
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

test('the database shows a session to its own link alone', async () => {
  const deniz = await memberIn(await operator());
  const sem = await memberIn(await open(await give(deniz, 'Sem')));
  for (const context of [{}, { team: deniz.key }])
    expect(await inTransaction(app.db, context, (tx) => sessionsOfTeamLink(tx, sem.key))).toEqual([]);
  expect(
    await inTransaction(app.db, { team: sem.key }, (tx) => sessionsOfTeamLink(tx, sem.key)),
  ).toHaveLength(1);
});

test('a link opens nothing after its last day, and a stranger finds no team page', async () => {
  const link = await issueOperatorLink(app, 'Deniz', 14);
  const late = browser();
  await late.get(new URL(link).pathname);
  await late.follow();
  at('2026-12-20T09:00:00Z');
  await late.get('/nl/team');
  expect((await late.get('/nl/team')).status).toBe(404);
  expect((await browser().get(new URL(link).pathname)).status).toBe(404);
  expect((await browser().get('/nl/team/abc')).status).toBe(404);
  expect((await browser().get('/nl/team')).status).toBe(404);
  at(START);
});

test('a year after a link ended it is deleted, with what it gave and their sessions; what works stays', async () => {
  const deniz = await operator(30, 'Vertrokken');
  const helper = await open(await give(await memberIn(deniz), 'Met een latere laatste dag'));
  const stays = await operator(900, 'Blijft');
  const keys = [(await memberIn(deniz)).key, (await memberIn(helper)).key, (await memberIn(stays)).key];
  at(hoursAfterStart((30 + 367) * 24));
  await inTransaction(app.db, { systemTask: { name: 'retention' } }, (tx) =>
    purgeEndedTeamLinks(tx, app.now()),
  );
  const client = new pg.Client(owner);
  await client.connect();
  const left = await client.query('select id from team_key where id = any ($1)', [keys]);
  const sessions = await client.query('select team_key_id from team_session where team_key_id = any ($1)', [
    keys,
  ]);
  await client.end();
  expect(left.rows).toEqual([{ id: keys[2] }]);
  expect(sessions.rows).toEqual([{ team_key_id: keys[2] }]);
  at(START);
});

test('a newcomer who closes leaves nothing on the device, and the saved list goes too', async () => {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  const cookie = phone.jar.get('vanonderop') ?? '';
  phone.jar.set('vanonderop_kept', 'abc');
  expect((await phone.get('/nl/card')).html).toContain('gaan dan ook weg');
  const closed = await phone.post('/nl/close', {});
  expect(closed.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect([...phone.jar.keys()]).toEqual([]);
  phone.jar.set('vanonderop', cookie);
  expect((await phone.get('/nl/story')).status).toBe(403);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
