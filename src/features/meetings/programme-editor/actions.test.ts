import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { proposeSeats } from '../seating/actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;

/** The version of the edition, as a form that is opened now holds it. */
const seen = async () => ({ seen: String((await edition()).sequence) });

/** The fields of the edition's own form, as they stand on the page. */
async function editionForm(): Promise<Record<string, string>> {
  const { html } = await team.get(`${desk}/edit`);
  const form = html.slice(html.indexOf('/edition"'), html.indexOf('</form>', html.indexOf('/edition"')));
  const fields: Record<string, string> = { state: 'published' };
  for (const [, name = '', value = ''] of form.matchAll(/name="([^"]+)"[^>]*? value="([^"]*)"/g))
    fields[name] = value;
  for (const [, name = '', text = ''] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g))
    fields[name] = text;
  return fields;
}

await signUp(browser(), await edition(), [1], { name0: 'Aster', email: 'aster@voorbeeld.nl' });
await signUp(browser(), await edition(), [2], { name0: 'Bilal', email: 'bilal@voorbeeld.nl' }, 'ar');
await signUp(browser(), await edition(), [2], { name0: 'Chava' });

test('another day is told to everybody with a file that changes their calendar; a stale form is not saved', async () => {
  const fields = await editionForm();
  const versionBefore = (await edition()).sequence;
  const saved = await team.post(`${desk}/edition`, {
    ...fields,
    day: '2027-01-14',
    'title-nl': 'Van Onderop! Later',
  });
  expect(saved.to).toContain('saved');
  const moved = await edition();
  expect(moved.sequence).toBe(versionBefore + 1);
  expect(moved.startsAt.toISOString().slice(0, 10)).toBe('2027-01-14');
  expect(moved.parts.every(({ startsAt }) => startsAt.toISOString().startsWith('2027-01-14'))).toBe(true);
  const { rows } = await database.query(
    "select recipient, extras from mail_outbox where subject like 'Veranderd%Later%'",
  );
  expect(rows[0].extras.files[0].content).toMatch(/SEQUENCE:\d{4}/);
  expect(rows.map(({ recipient }) => recipient)).toContain('aster@voorbeeld.nl');
  const stale = await team.post(`${desk}/edition`, { ...fields, day: '2027-02-14' });
  expect(stale.status).toBe(422);
  expect((await edition()).startsAt.toISOString().slice(0, 10)).toBe('2027-01-14');
  expect((await editionForm())['title-ar']).toContain('لاهاي');
});

test('a choosing date after the meeting, an empty title and a part that ends before it begins are refused in words', async () => {
  const fields = await editionForm();
  expect((await team.post(`${desk}/edition`, { ...fields, wishesUntil: '2027-03-01' })).html).toContain(
    'Die datum kan niet',
  );
  expect((await team.post(`${desk}/edition`, { ...fields, 'title-nl': '' })).html).toContain(
    'titel in het Nederlands',
  );
  const [item] = (await edition()).parts;
  const wrong = { part: item?.id ?? '', day: '2027-01-14', from: '15:00', to: '14:00', 'title-nl': 'x' };
  expect((await team.post(`${desk}/part`, { ...wrong, ...(await seen()) })).html).toContain('na het begin');
});

test('a break-out gets fewer places only when nobody would lose a seat; a new one stands on the page', async () => {
  await database.query('update break_out set least = 0');
  await proposeSeats(app, deniz, { edition: id });
  const breakOut = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 2);
  const fields = {
    part: breakOut?.partId ?? '',
    id: breakOut?.id ?? '',
    'title-nl': 'Brede intake',
    host: breakOut?.hostName ?? '',
    room: '',
    places: '1',
    least: '0',
    stepFree: 'yes',
  };
  expect(breakOut?.seatsTaken).toBeGreaterThanOrEqual(2);
  expect((await team.post(`${desk}/break-out`, { ...fields, ...(await seen()) })).html).toContain(
    'zitten al meer mensen',
  );
  const added = { ...fields, id: '', 'title-nl': 'Muziek', host: 'Het koor', places: '12' };
  await team.post(`${desk}/break-out`, { ...added, ...(await seen()), languages: ['nl', 'ar'] });
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Muziek');
  expect(page.html).toContain('Het koor');
});

test('a second place is added, and the page says how to get there', async () => {
  const refused = await team.post(`${desk}/venue`, {
    id: '',
    name: '',
    address: '',
    town: '',
    stepFree: 'yes',
  });
  expect(refused.status).toBe(422);
  const venue = {
    id: '',
    name: 'De bibliotheek',
    address: 'Spui 68',
    town: 'Den Haag',
    stepFree: 'yes',
    'way-nl': 'Naast het stadhuis.',
  };
  expect((await team.post(`${desk}/venue`, { ...venue, ...(await seen()) })).to).toContain('saved');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('De bibliotheek');
  expect(page.html).toContain('Naast het stadhuis.');
});

test('a new edition is a draft that only the team sees, with a draw of its own', async () => {
  const copied = await team.post(`${desk}/copy`, { slug: 'van-onderop-delft', copyDay: '2027-05-20' });
  expect(copied.to).toMatch(/\/edit$/);
  expect((await browser().get('/nl/meetings/van-onderop-delft')).status).toBe(404);
  expect((await team.get('/nl/organise')).html).toContain('Concept');
  const { rows } = await database.query('select seed, state, starts_at from edition order by starts_at');
  expect(rows).toHaveLength(2);
  expect(rows[0].seed).not.toBe(rows[1].seed);
  expect(rows[1].starts_at.toISOString()).toBe('2027-05-20T12:30:00.000Z');
  expect(
    (await team.post(`${desk}/copy`, { slug: 'van-onderop-delft', copyDay: '2027-05-20' })).html,
  ).toContain('bestaat al');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
