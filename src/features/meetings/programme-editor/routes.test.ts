import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';
import { formOn } from '../../../../test/support/team-forms.ts';

const { browser, app, faults } = await createTestApp();
const { id, token, edition } = await meeting(app);
const [aster, bilal] = [browser(), browser()];
for (const organiser of [aster, bilal]) organiser.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const openForm = (html: string) => html.match(/<details open.*?<\/form>/s)?.[0] ?? '';
const editor = async (organiser: typeof aster) => (await organiser.get(`${desk}/edit`)).html;
const firstBreakOut = async () => {
  const breakOut = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts)[0];
  if (!breakOut) throw new Error('no break-outs');
  return breakOut;
};

test('two organisers change the same break-out: the second sees theirs and the own, and nothing is lost', async () => {
  const target = `${desk}/break-out`;
  const breakOut = await firstBreakOut();
  const [hers, his] = await Promise.all([aster, bilal].map(editor));
  const [herForm, hisForm] = [hers ?? '', his ?? ''].map((html) => formOn(html, target, { id: breakOut.id }));
  expect((await aster.post(target, { ...herForm, room: 'Zaal 3' })).to).toContain('saved');
  const late = await bilal.post(target, { ...hisForm, room: 'Balkon', places: '26' });
  expect(late.status).toBe(409);
  expect(late.html.match(/role="alert".*?<\/section>/s)?.[0]).toMatch(/Zaal 3.*Balkon/s);
  expect(openForm(late.html)).toContain('value="Balkon"');
  expect(openForm(late.html)).toContain('value="26"');
  expect((await firstBreakOut()).room).toBe('Zaal 3');
  // The next tap decides.
  const again = await bilal.post(target, formOn(late.html, target, { id: breakOut.id }));
  expect(again.to).toContain('saved');
  expect(await firstBreakOut()).toMatchObject({ room: 'Balkon', capacity: 26 });
});

test('two organisers change different fields, or different break-outs: both are kept without a word', async () => {
  const target = `${desk}/break-out`;
  const breakOut = await firstBreakOut();
  const form = formOn(await editor(aster), target, { id: breakOut.id });
  await aster.post(target, { ...form, room: 'Zolder' });
  const other = await bilal.post(target, { ...form, host: 'Buurthuis' });
  expect(other.to).toContain('saved');
  expect(await firstBreakOut()).toMatchObject({ room: 'Zolder', hostName: 'Buurthuis' });
});

test('a new break-out without a host, and hours that end before they begin, lose nothing of what was typed', async () => {
  const part = (await edition()).parts.find(({ kind }) => kind === 'break-outs')?.id ?? '';
  const empty = formOn(await editor(aster), `${desk}/break-out`, { part, id: '' });
  const typed = { 'title-nl': 'Samen koken', places: '12', least: '3', languages: ['nl'] };
  const refused = await aster.post(`${desk}/break-out`, { ...empty, ...typed });
  expect(refused.status).toBe(422);
  expect(openForm(refused.html)).toContain('value="Samen koken"');
  expect(openForm(refused.html)).toContain('value="12"');
  const hours = { ...formOn(await editor(aster), `${desk}/part`, { part }), from: '18:00', to: '17:00' };
  const late = await aster.post(`${desk}/part`, { ...hours, 'title-nl': 'Gesprek' });
  expect(late.status).toBe(422);
  expect(openForm(late.html)).toContain('value="18:00"');
  expect(openForm(late.html)).toContain('value="Gesprek"');
});

test('30 February does not become 2 March: the form comes back with the other words in it', async () => {
  const { parts, startsAt } = await edition();
  const item = formOn(await editor(aster), `${desk}/part`, { part: parts[0]?.id ?? '' });
  const refused = await aster.post(`${desk}/part`, { ...item, 'title-nl': 'Ontvangst', day: '2027-02-30' });
  expect(refused.status).toBe(422);
  expect(openForm(refused.html)).toContain('value="Ontvangst"');
  const form = formOn(await editor(aster), `${desk}/edition`);
  const choosing = await aster.post(`${desk}/edition`, {
    ...form,
    wishesUntil: '2027-02-30',
    'summary-nl': 'Een middag',
  });
  expect(choosing.status).toBe(422);
  expect(choosing.html).toContain('Een middag');
  expect((await edition()).startsAt).toEqual(startsAt);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
