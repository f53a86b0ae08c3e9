import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';
import { runMeetingReminders } from '../maintenance.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const { id, token, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const link = 'https://video.voorbeeld.nl/geheim';
await fillIn(team, `${desk}/edit`, `${desk}/edition`, { capacity: '4' });
await fillIn(team, `${desk}/edit`, `${desk}/venue`, { name: 'Video', link }, { id: '', online: 'yes' });

const stateOf = async (name: string): Promise<string> =>
  (
    await database.query(
      'select state from sign_up s join sign_up_member m on m.sign_up_id = s.id where m.first_name = $1',
      [name],
    )
  ).rows[0].state;
const lettersTo = async (recipient: string): Promise<string[]> =>
  (
    await database.query('select subject from mail_outbox where recipient = $1 order by subject', [recipient])
  ).rows.map(({ subject }) => subject.replaceAll(/[\u2066-\u2069]/g, ''));
const party = (...names: string[]) => ({
  rows: String(names.length),
  ...Object.fromEntries(names.map((name, i) => [`name${i}`, name])),
});

const aster = browser();
const asters = await signUp(aster, await edition(), [1], party('Aster', 'Abel'));
const bilal = browser();
const bilals = await signUp(bilal, await edition(), [1], { ...party('Bilal'), email: 'bilal@voorbeeld.nl' });
const chava = browser();
const chavas = await signUp(chava, await edition(), [2], {
  ...party('Chava', 'Chiel'),
  email: 'chava@voorbeeld.nl',
});
const dawit = browser();
const dawits = await signUp(dawit, await edition(), [2], { ...party('Dawit'), email: 'dawit@voorbeeld.nl' });

test('a party that does not fit waits as a whole; somebody alone behind it still comes, and then it is full', async () => {
  expect([await stateOf('Bilal'), await stateOf('Chava'), await stateOf('Dawit')]).toEqual([
    'coming',
    'waiting',
    'coming',
  ]);
  const own = await chava.get(chavas);
  expect(own.html).toContain('Je staat op de wachtlijst');
  expect(own.html).toMatch(/nummer .?1.? op de wachtlijst/);
  expect(own.html).not.toContain('geheim');
  expect((await dawit.get(dawits)).html).toContain(link);
  expect((await chava.get(`${chavas}/calendar.ics`)).html).not.toContain('geheim');
  expect(await lettersTo('chava@voorbeeld.nl')).toEqual(['Je staat op de wachtlijst: Van Onderop! Den Haag']);
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Vol');
  expect(page.html).toContain('wachtlijst');
  expect((await team.get(`${desk}/waiting`)).html).toContain('Chava, Chiel');
});

test('whoever comes cannot bring more people than fit', async () => {
  const more = await fillIn(bilal, `${bilals}/change`, `${bilals}/change`, party('Bilal', 'Benno'));
  expect(more.status).toBe(422);
  expect(more.html).toContain('niet genoeg plek');
  expect(more.html).toContain('value="Benno"');
});

test('when enough places come free the party is offered them in daytime; others get none meanwhile', async () => {
  await bilal.post(`${bilals}/cancel`, {});
  expect((await chava.get(chavas)).html).not.toContain('Er is plek voor je');
  await dawit.post(`${dawits}/cancel`, {});
  const own = await chava.get(chavas);
  expect(own.html).toContain('Er is plek voor je');
  expect(await lettersTo('chava@voorbeeld.nl')).toHaveLength(2);
  expect(await stateOf('Chava')).toBe('waiting');
  await dawit.post(`${dawits}/again`, {});
  expect(await stateOf('Dawit')).toBe('waiting');
  await dawit.post(`${dawits}/place`, { answer: 'yes' });
  expect(await stateOf('Dawit')).toBe('waiting');
});

test('an offer that nobody answers goes to the next; a yes gives the places, the link and the calendar', async () => {
  at('2026-11-24T19:00:00Z');
  await runMeetingReminders(app);
  expect(await stateOf('Chava')).toBe('waiting');
  expect((await dawit.get(dawits)).html).toContain('Er is plek voor je');
  // One place is left, and two wait together: nothing for them yet.
  expect((await chava.get(chavas)).html).not.toContain('Er is plek voor je');
  const yes = formOn((await dawit.get(dawits)).html, `${dawits}/place`);
  await Promise.all([
    dawit.post(`${dawits}/place`, { ...yes, answer: 'yes' }),
    dawit.post(`${dawits}/place`, { ...yes, answer: 'yes' }),
  ]);
  expect(await stateOf('Dawit')).toBe('coming');
  expect((await dawit.get(dawits)).html).toContain(link);
  await aster.post(`${asters}/cancel`, {});
  expect((await chava.get(chavas)).html).toContain('Er is plek voor je');
  await chava.post(`${chavas}/place`, { answer: 'no' });
  expect(await stateOf('Chava')).toBe('cancelled');
});

test('more places in the programme let in whoever waits; on the last day at once', async () => {
  await fillIn(team, `${desk}/edit`, `${desk}/edition`, { capacity: '1' });
  const elif = browser();
  const elifs = await signUp(elif, await edition(), [1], { ...party('Elif'), email: 'elif@voorbeeld.nl' });
  expect(await stateOf('Elif')).toBe('waiting');
  const { startsAt } = await edition();
  await fillIn(team, `${desk}/edit`, `${desk}/edition`, { capacity: '2' });
  expect((await elif.get(elifs)).html).toContain('Er is plek voor je');
  const faye = browser();
  await signUp(faye, await edition(), [1], party('Faye'));
  at(new Date(startsAt.getTime() - 3_600_000).toISOString());
  await runMeetingReminders(app);
  expect([await stateOf('Elif'), await stateOf('Faye')]).toContain('coming');
  const coming = await database.query("select sum(size)::int as people from sign_up where state = 'coming'");
  expect(coming.rows[0].people).toBe(2);
});

test('forty people at once get no more than there is room for', async () => {
  at('2026-11-25T09:00:00Z');
  await database.query('update edition set capacity = 12 where id = $1', [id]);
  const current = await edition();
  const crowd = Array.from({ length: 40 }, (_, i) => i);
  await Promise.all(crowd.map((i) => signUp(browser(), current, [1], party(`Gast ${i}`))));
  const { rows } = await database.query('select state, sum(size)::int as people from sign_up group by state');
  const people = Object.fromEntries(rows.map(({ state, people: count }) => [state, count]));
  expect(people.coming).toBe(12);
  expect(people.waiting).toBeGreaterThanOrEqual(30);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
