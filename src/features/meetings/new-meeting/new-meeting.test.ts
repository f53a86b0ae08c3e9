import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openTeamSession } from '../../../../test/support/team.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';

const { browser, app, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 300)));
const fresh = {
  'title-nl': 'Dag van de buurt',
  'title-ar': 'يوم الحي',
  day: '2027-03-06',
  days: '2',
  from: '10:00',
  to: '16:30',
};
let desk = '';
const edit = (form: string, typed: Record<string, string | string[]>, holding = {}) =>
  fillIn(team, `${desk}/edit`, `${desk}/${form}`, typed, holding);

test('an empty installation leads an organiser to a first meeting; a title and a day are enough, twice the tap is one', async () => {
  const start = await team.get('/nl/organise');
  expect(start.html).toContain('href="/nl/organise/new"');
  const untitled = await fillIn(team, '/nl/organise/new', '/nl/organise/new', { ...fresh, 'title-nl': '' });
  expect(untitled.status).toBe(422);
  expect(untitled.html).toContain('value="2027-03-06"');
  expect(untitled.html).toContain('value="يوم الحي"');
  const { html } = await team.get('/nl/organise/new');
  const form = { ...formOn(html, '/nl/organise/new'), ...fresh };
  const [made, again] = [
    await team.post('/nl/organise/new', form),
    await team.post('/nl/organise/new', form),
  ];
  expect(made.to).toMatch(/\/edit$/);
  expect(again.to).toBe(made.to);
  desk = made.to?.replace('/edit', '') ?? '';
  const { rows } = await database.query('select slug, state, starts_at, ends_at from edition');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ slug: 'dag-van-de-buurt', state: 'draft' });
  expect(rows[0].starts_at.toISOString()).toBe('2027-03-06T09:00:00.000Z');
  expect(rows[0].ends_at.toISOString()).toBe('2027-03-07T15:30:00.000Z');
  expect((await browser().get('/nl/meetings/dag-van-de-buurt')).status).toBe(404);
});

test('the draft says what is missing, and is public when nothing is; then people register', async () => {
  const { html } = await team.get(`${desk}/edit`);
  expect(html).toContain('Voeg een locatie toe');
  expect(html).toContain('Voeg een onderdeel toe');
  expect(html).not.toContain(`action="${desk}/publish"`);
  expect((await team.post(`${desk}/publish`, {})).status).toBe(422);
  await edit('venue', { name: 'Buurthuis', address: 'Kade 1', town: 'Delft' }, { id: '', online: '' });
  const part = { kind: 'break-outs', day: '2027-03-07', from: '11:00', to: '12:00', 'title-nl': 'Praten' };
  await edit('part', part, { part: '' });
  expect((await team.get(`${desk}/edit`)).html).toContain('Voeg gesprekken toe');
  await edit('break-out', { 'title-nl': 'Taal', host: 'Taalhuis' }, { id: '' });
  const party = { kind: 'drinks', day: '2027-03-07', from: '16:00', to: '01:00', 'title-nl': 'Feest' };
  await edit('part', party, { part: '' });
  const published = await edit('publish', {});
  expect(published.to).toBe(desk);
  const page = await browser().get('/nl/meetings/dag-van-de-buurt');
  expect(page.html).toContain('zaterdag 6 maart 2027');
  expect(page.html).toContain('Feest');
  const phone = browser();
  const form = await phone.get('/nl/meetings/dag-van-de-buurt/come');
  const came = await phone.post('/nl/meetings/dag-van-de-buurt/come', {
    ...formOn(form.html, '/nl/meetings/dag-van-de-buurt/come'),
    name0: 'Aster',
  });
  expect(came.to).toMatch(/^\/nl\/m\//);
});

test('an earlier meeting is the start of the next: its programme on other days, as a draft with a draw of its own', async () => {
  const id = desk.split('/').at(-1) ?? '';
  const copied = await fillIn(team, `/nl/organise/new?copy=${id}`, '/nl/organise/new/copy', {
    copyOf: id,
    copyDay: '2027-05-22',
  });
  expect(copied.to).toMatch(/\/edit$/);
  const { rows } = await database.query('select * from edition order by starts_at');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toMatchObject({ slug: 'dag-van-de-buurt-2', state: 'draft' });
  expect(rows[0].seed).not.toBe(rows[1].seed);
  expect(rows[1].starts_at.toISOString()).toBe('2027-05-22T08:00:00.000Z');
  const parts = await database.query(
    'select starts_at from programme_part where edition_id = $1 order by 1',
    [rows[1].id],
  );
  expect(parts.rows[0].starts_at.toISOString()).toBe('2027-05-23T09:00:00.000Z');
  const never = { copyOf: id, copyDay: '2027-02-30' };
  expect((await fillIn(team, '/nl/organise/new', '/nl/organise/new/copy', never)).status).toBe(422);
});

test('a draft moves with its programme, and half a day of work by two people is kept', async () => {
  const { rows } = await database.query("select id from edition where state = 'draft'");
  desk = `/nl/organise/${rows[0].id}`;
  const { html } = await team.get(`${desk}/edit`);
  const form = formOn(html, `${desk}/edition`);
  await edit('edition', { 'summary-nl': 'Twee dagen samen.' });
  const moved = await team.post(`${desk}/edition`, { ...form, day: '2027-05-29', capacity: '200' });
  expect(moved.to).toContain('saved');
  const after = await database.query('select texts, starts_at, capacity from edition where id = $1', [
    rows[0].id,
  ]);
  expect(after.rows[0].texts.nl.summary).toBe('Twee dagen samen.');
  expect(after.rows[0].capacity).toBe(200);
  const parts = await database.query(
    'select starts_at from programme_part where edition_id = $1 order by 1',
    [rows[0].id],
  );
  expect(parts.rows[0].starts_at.toISOString()).toBe('2027-05-30T09:00:00.000Z');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
