import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { fillIn } from '../../../../test/support/team-forms.ts';
import { proposeSeats } from '../seating/actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
/** Fills in a form of the editor. */
const edit = (form: string, typed: Record<string, string | string[]>, holding = {}) =>
  fillIn(team, `${desk}/edit`, `${desk}/${form}`, typed, holding);

await signUp(browser(), await edition(), [1], { name0: 'Aster', email: 'aster@voorbeeld.nl' });
await signUp(browser(), await edition(), [2], { name0: 'Bilal', email: 'bilal@voorbeeld.nl' }, 'ar');
await signUp(browser(), await edition(), [2], { name0: 'Chava' });

test('a choosing date after the meeting, an empty title and a part that ends before it begins are refused in words', async () => {
  expect((await edit('edition', { wishesUntil: '2027-03-01' })).html).toContain('Die datum kan niet');
  expect((await edit('edition', { 'title-nl': '' })).html).toContain('titel in het Nederlands');
  const [item] = (await edition()).parts;
  const wrong = { day: '2027-01-14', from: '15:00', to: '14:00', 'title-nl': 'x' };
  expect((await edit('part', wrong, { part: item?.id ?? '' })).html).toContain('na het begin');
});

test('a break-out gets fewer places only when nobody would lose a seat; a new one stands on the page, once', async () => {
  await database.query('update break_out set least = 0');
  await proposeSeats(app, deniz, { edition: id });
  const breakOut = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 2);
  expect(breakOut?.seatsTaken).toBeGreaterThanOrEqual(2);
  const few = await edit('break-out', { places: '1' }, { id: breakOut?.id ?? '' });
  expect(few.html).toContain('zitten al meer mensen');
  const added = { 'title-nl': 'Muziek', host: 'Het koor', places: '12', languages: ['nl', 'ar'] };
  const { html } = await team.get(`${desk}/edit`);
  const once = html.match(/action="[^"]*break-out".*?name="once" value="([^"]+)"/s)?.[1] ?? '';
  const fields = {
    part: breakOut?.partId ?? '',
    id: '',
    seen: '',
    least: '0',
    stepFree: 'yes',
    once,
    ...added,
  };
  const taps = await Promise.all([
    team.post(`${desk}/break-out`, fields),
    team.post(`${desk}/break-out`, fields),
  ]);
  expect(taps.map(({ to }) => to?.includes('saved'))).toEqual([true, true]);
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Muziek');
  const called = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .map(({ texts }) => texts.nl?.title);
  expect(called.filter((title) => title === 'Muziek')).toHaveLength(1);
});

test('a second place is added, and the page says how to get there; its address then changes only with a letter', async () => {
  const refused = await edit('venue', { address: 'Spui 68' }, { id: '', online: '' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('value="Spui 68"');
  const venue = {
    name: 'De bibliotheek',
    address: 'Spui 68',
    town: 'Den Haag',
    stepFree: 'yes',
    'way-nl': 'Naast het stadhuis.',
  };
  expect((await edit('venue', venue, { id: '', online: '' })).to).toContain('saved');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('De bibliotheek');
  expect(page.html).toContain('Naast het stadhuis.');
  const added = (await edition()).venues.find(({ name }) => name === 'De bibliotheek')?.id ?? '';
  const moved = await edit('venue', { name: 'Het station' }, { id: added });
  expect(moved.status).toBe(422);
  expect(moved.html).toContain('Mensen weten al waar en wanneer');
});

test('the link of a place on line stands on no public page', async () => {
  const link = 'https://video.voorbeeld.nl/geheim-123';
  const online = { name: 'Videogesprek', link, 'way-nl': 'Open de link op de dag zelf.' };
  const plain = await edit('venue', { ...online, link: 'http://x' }, { id: '', online: 'yes' });
  expect(plain.html).toContain('begint met https');
  expect((await edit('venue', online, { id: '', online: 'yes' })).to).toContain('saved');
  expect((await team.get(`${desk}/edit`)).html).toContain(link);
  for (const path of ['', '/calendar.ics', '/programme']) {
    const page = await browser().get(`/nl/meetings/${SLUG}${path}`);
    expect(page.html).toContain('Videogesprek');
    expect(page.html).not.toContain('geheim-123');
  }
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).toContain('MixedEventAttendanceMode');
});

test('what somebody chose is not removed; what nobody chose is, and can be put back as it was', async () => {
  const chosen = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 2);
  const refused = await edit('remove', {}, { kind: 'break-out', id: chosen?.id ?? '' });
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(/.?2 aanmeldingen kozen/);
  const music = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ texts }) => texts.nl?.title === 'Muziek');
  await edit('remove', {}, { kind: 'break-out', id: music?.id ?? '' });
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Muziek');
  await edit('restore', {}, { kind: 'break-out', id: music?.id ?? '' });
  const back = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ id: known }) => known === music?.id);
  expect(back).toEqual(music);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
