import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';

const { browser, app } = await createTestApp();
const { id, token, edition } = await meeting(app);
const [aster, bilal] = [browser(), browser()];
for (const organiser of [aster, bilal]) organiser.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const versionOn = (html: string) => html.match(/name="seen" value="(\d+)"/)?.[1] ?? '';
const openForm = (html: string) => html.match(/<details open.*?<\/form>/s)?.[0] ?? '';

test('two organisers change the same break-out: the second sees it, and what was typed still stands there', async () => {
  const { parts } = await edition();
  const part = parts.find(({ kind }) => kind === 'break-outs');
  const breakOut = part?.breakOuts[0];
  if (!part || !breakOut) throw new Error('no break-outs');
  const form = {
    part: part.id,
    id: breakOut.id,
    'title-nl': breakOut.texts.nl?.title ?? '',
    host: breakOut.hostName,
    room: breakOut.room ?? '',
    places: String(breakOut.capacity),
    least: String(breakOut.minAttendees),
    languages: breakOut.languages,
    interpreters: breakOut.interpreters,
    stepFree: 'unknown',
  };
  const seen = versionOn((await aster.get(`${desk}/edit`)).html);
  await bilal.get(`${desk}/edit`);
  const saved = await aster.post(`${desk}/break-out`, { ...form, seen, room: 'Zaal 3' });
  expect(saved.to).toContain('saved');
  const late = await bilal.post(`${desk}/break-out`, { ...form, seen, room: 'Balkon', places: '26' });
  expect(late.status).toBe(422);
  expect(late.html).toContain('role="alert"');
  expect(openForm(late.html)).toContain('value="Balkon"');
  expect(openForm(late.html)).toContain('value="26"');
  const after = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts);
  expect(after.find(({ id: breakOutId }) => breakOutId === breakOut.id)?.room).toBe('Zaal 3');
  // The next tap decides.
  const again = await bilal.post(`${desk}/break-out`, {
    ...form,
    seen: versionOn(late.html),
    room: 'Balkon',
  });
  expect(again.to).toContain('saved');
});

test('a new break-out without a host, and hours that end before they begin, lose nothing of what was typed', async () => {
  const { parts } = await edition();
  const part = parts.find(({ kind }) => kind === 'break-outs');
  const seen = versionOn((await aster.get(`${desk}/edit`)).html);
  const newBreakOut = {
    part: part?.id ?? '',
    id: '',
    'title-nl': 'Samen koken',
    host: '',
    places: '12',
    least: '3',
  };
  const refused = await aster.post(`${desk}/break-out`, {
    ...newBreakOut,
    seen,
    stepFree: 'yes',
    languages: ['nl'],
  });
  expect(refused.status).toBe(422);
  expect(openForm(refused.html)).toContain('value="Samen koken"');
  expect(openForm(refused.html)).toContain('value="12"');
  const hours = {
    part: part?.id ?? '',
    day: '2027-01-01',
    from: '18:00',
    to: '17:00',
    'title-nl': 'Gesprek',
  };
  const late = await aster.post(`${desk}/part`, { ...hours, seen });
  expect(late.status).toBe(422);
  expect(openForm(late.html)).toContain('value="18:00"');
  expect(openForm(late.html)).toContain('value="Gesprek"');
});

test('a place without a name and an edition without a title keep their other words', async () => {
  const seen = versionOn((await aster.get(`${desk}/edit`)).html);
  const venue = { id: '', name: '', address: 'Kade 1', town: 'Den Haag', stepFree: 'no', seen };
  expect(openForm((await aster.post(`${desk}/venue`, venue)).html)).toContain('value="Kade 1"');
  const fields = { 'title-nl': '', 'summary-nl': 'Een middag', day: '2027-02-03', seen };
  const refused = await aster.post(`${desk}/edition`, {
    ...fields,
    wishesUntil: '2027-01-20',
    state: 'published',
  });
  expect(refused.html).toContain('Een middag');
  expect(refused.html).toContain('value="2027-02-03"');
});

test('30 February does not become 2 March: the form comes back with the other words in it', async () => {
  const { parts, startsAt } = await edition();
  const seen = versionOn((await aster.get(`${desk}/edit`)).html);
  const item = {
    part: parts[0]?.id ?? '',
    'title-nl': 'Ontvangst',
    day: '2027-02-30',
    from: '15:00',
    to: '16:00',
  };
  const refused = await aster.post(`${desk}/part`, { ...item, seen });
  expect(refused.status).toBe(422);
  expect(openForm(refused.html)).toContain('value="Ontvangst"');
  const texts = { 'title-nl': 'Ontmoeting', 'summary-nl': 'Een middag', state: 'published' };
  for (const days of [
    { day: '2027-02-30', wishesUntil: '2027-01-20' },
    { day: '2027-02-03', wishesUntil: '2027-02-30' },
  ])
    expect((await aster.post(`${desk}/edition`, { ...texts, ...days, seen })).status).toBe(422);
  expect((await aster.post(`${desk}/copy`, { slug: 'volgende', copyDay: '2027-02-30' })).status).toBe(422);
  expect((await edition()).startsAt).toEqual(startsAt);
});
