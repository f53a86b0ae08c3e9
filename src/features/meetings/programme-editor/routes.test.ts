import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';

const { browser, app } = await createTestApp();
const { id, token, edition } = await meeting(app);
const [one, other] = [browser(), browser()];
for (const desk of [one, other]) desk.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const seenOn = (html: string) => html.match(/name="seen" value="(\d+)"/)?.[1] ?? '';
const opened = (html: string) => html.match(/<details open.*?<\/form>/s)?.[0] ?? '';

test('two organisers change the same break-out: the second sees it, and what was typed still stands there', async () => {
  const { parts } = await edition();
  const part = parts.find(({ kind }) => kind === 'break-outs');
  const first = part?.breakOuts[0];
  if (!part || !first) throw new Error('no break-outs');
  const form = {
    part: part.id,
    id: first.id,
    'title-nl': first.texts.nl?.title ?? '',
    host: first.hostName,
    room: first.room ?? '',
    places: String(first.capacity),
    least: String(first.minAttendees),
    languages: first.languages,
    interpreters: first.interpreters,
    stepFree: 'unknown',
  };
  const seen = seenOn((await one.get(`${desk}/edit`)).html);
  await other.get(`${desk}/edit`);
  const saved = await one.post(`${desk}/break-out`, { ...form, seen, room: 'Zaal 3' });
  expect(saved.to).toContain('saved');
  const late = await other.post(`${desk}/break-out`, { ...form, seen, room: 'Balkon', places: '26' });
  expect(late.status).toBe(422);
  expect(late.html).toContain('role="alert"');
  expect(opened(late.html)).toContain('value="Balkon"');
  expect(opened(late.html)).toContain('value="26"');
  const after = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts);
  expect(after.find((each) => each.id === first.id)?.room).toBe('Zaal 3');
  // The next tap decides.
  const again = await other.post(`${desk}/break-out`, { ...form, seen: seenOn(late.html), room: 'Balkon' });
  expect(again.to).toContain('saved');
});

test('a new break-out without a host, and hours that end before they begin, lose nothing of what was typed', async () => {
  const { parts } = await edition();
  const part = parts.find(({ kind }) => kind === 'break-outs');
  const seen = seenOn((await one.get(`${desk}/edit`)).html);
  const fresh = {
    part: part?.id ?? '',
    id: '',
    'title-nl': 'Samen koken',
    host: '',
    places: '12',
    least: '3',
  };
  const refused = await one.post(`${desk}/break-out`, { ...fresh, seen, stepFree: 'yes', languages: ['nl'] });
  expect(refused.status).toBe(422);
  expect(opened(refused.html)).toContain('value="Samen koken"');
  expect(opened(refused.html)).toContain('value="12"');
  const hours = {
    part: part?.id ?? '',
    day: '2027-01-01',
    from: '18:00',
    to: '17:00',
    'title-nl': 'Gesprek',
  };
  const late = await one.post(`${desk}/part`, { ...hours, seen });
  expect(late.status).toBe(422);
  expect(opened(late.html)).toContain('value="18:00"');
  expect(opened(late.html)).toContain('value="Gesprek"');
});

test('a place without a name and an edition without a title keep their other words', async () => {
  const seen = seenOn((await one.get(`${desk}/edit`)).html);
  const place = { id: '', name: '', address: 'Kade 1', town: 'Den Haag', stepFree: 'no', seen };
  expect(opened((await one.post(`${desk}/venue`, place)).html)).toContain('value="Kade 1"');
  const words = { 'title-nl': '', 'summary-nl': 'Een middag', day: '2027-02-03', seen };
  const refused = await one.post(`${desk}/edition`, {
    ...words,
    wishesUntil: '2027-01-20',
    state: 'published',
  });
  expect(refused.html).toContain('Een middag');
  expect(refused.html).toContain('value="2027-02-03"');
});

test('30 February does not become 2 March: the form comes back with the other words in it', async () => {
  const { parts, startsAt } = await edition();
  const seen = seenOn((await one.get(`${desk}/edit`)).html);
  const part = {
    part: parts[0]?.id ?? '',
    'title-nl': 'Ontvangst',
    day: '2027-02-30',
    from: '15:00',
    to: '16:00',
  };
  const refused = await one.post(`${desk}/part`, { ...part, seen });
  expect(refused.status).toBe(422);
  expect(opened(refused.html)).toContain('value="Ontvangst"');
  const texts = { 'title-nl': 'Ontmoeting', 'summary-nl': 'Een middag', state: 'published' };
  for (const days of [
    { day: '2027-02-30', wishesUntil: '2027-01-20' },
    { day: '2027-02-03', wishesUntil: '2027-02-30' },
  ])
    expect((await one.post(`${desk}/edition`, { ...texts, ...days, seen })).status).toBe(422);
  expect((await one.post(`${desk}/copy`, { slug: 'volgende', copyDay: '2027-02-30' })).status).toBe(422);
  expect((await edition()).startsAt).toEqual(startsAt);
});
