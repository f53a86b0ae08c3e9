import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { authenticateTeamMember, issueTeamLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { openTeamSession } from '../../../../test/support/team.ts';
import { fillIn } from '../../../../test/support/team-forms.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const breakOuts = async () => (await edition()).parts.flatMap((item) => item.breakOuts);

await signUp(browser(), await edition(), [1], {
  name0: 'Aster',
  interpreter0: 'ti',
  email: 'aster@voorbeeld.nl',
});
await signUp(browser(), await edition(), [2], { name0: 'Bilal', email: 'bilal@voorbeeld.nl' });

test('a host sees first names and needs of the own table, no addresses, and no other table', async () => {
  await database.query('update break_out set least = 0');
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  const breakOut = (await breakOuts()).find(({ number }) => number === 1);
  const issued = await issueTeamLink(app, deniz, {
    name: 'Hanna',
    roles: ['host'],
    scope: breakOut?.id,
    within: id,
    days: 90,
  });
  const hanna = browser();
  const session = await openTeamSession(app, issued.ok ? issued.value : '');
  hanna.jar.set('vanonderop_team', session);
  const list = await hanna.get('/nl/host');
  expect(list.html).toContain('Aster');
  expect(list.html).toContain('Tigrinya');
  expect(list.html).not.toContain('aster@voorbeeld.nl');
  expect(list.html).not.toContain('Bilal');
  expect((await hanna.get(desk)).status).toBe(403);
  expect((await authenticateTeamMember(app, session)).kind).toBe('team');
});

test('who organises this edition alone gives its hosts a link, organises nothing else, and begins no new edition', async () => {
  const issued = await issueTeamLink(app, deniz, {
    name: 'Sem',
    roles: ['organiser', 'desk'],
    scope: id,
    within: id,
    days: 90,
  });
  const sem = browser();
  sem.jar.set('vanonderop_team', await openTeamSession(app, issued.ok ? issued.value : ''));
  const copied = await fillIn(team, '/nl/organise/new', '/nl/organise/new/copy', {
    copyOf: id,
    copyDay: '2027-05-20',
  });
  expect(copied.to).toMatch(/\/edit$/);
  expect((await sem.get(desk)).status).toBe(200);
  expect((await sem.get((copied.to ?? '').replace('/edit', ''))).status).toBe(404);
  expect((await sem.get('/nl/organise/new')).status).toBe(404);
  expect((await sem.get('/nl/organise')).html).not.toContain('/organise/new');
  const [breakOut] = await breakOuts();
  await sem.get(`${desk}/hosts`);
  const hosts = await sem.post(`${desk}/key`, { name: 'Hugo', duty: breakOut?.id ?? '' });
  expect(hosts.html).toMatch(/\/nl\/team\/[\w-]{40,}/);
  expect((await sem.get(`${desk}/hosts`)).html).toContain('Hugo');
  // A table of another meeting: refused, as whatever else is not theirs.
  const foreign = await sem.post(`${desk}/key`, { name: 'Hugo', duty: crypto.randomUUID() });
  expect(foreign.status).toBe(200);
  expect(foreign.html).not.toMatch(/\/nl\/team\/[\w-]{40,}/);
  expect((await sem.get('/nl/inbox')).status).toBe(403);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
