import { expect, test } from 'vitest';
import { recognisedHolidays } from '#core/time/holiday-calendar.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { caseworkerAt, happened, openCase } from '../../../../test/support/casework.ts';
import { begin } from '../../../../test/support/people.ts';
import { createBrowser } from '../../../../test/support/visitor.ts';
import { SILENCES } from '../legal-deadlines/silences.ts';
import type { DeadlineStep, LegalDeadline } from '../legal-deadlines/term-types.ts';
import { ownSteps } from './own-words.ts';
import { teamSteps } from './step-words.ts';
import { weeksOfTerm } from './term-calendar.ts';

const { app, hono, at, faults } = await createTestApp();
at('2026-03-01T10:00:00Z');
const esra = await caseworkerAt(app, createBrowser(hono));
const file = await openCase(app, esra.staff);
await happened(app, esra.staff, file, 'registered', '2025-10-01');
await happened(app, esra.staff, file, 'duty-notified', '2025-10-23');
const plain = (html: string) =>
  html
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test('the guide reads why the plan was due on 5 January: ten weeks, and the days over which it moved', async () => {
  const page = await esra.device.get(`/nl/casework/${file}/why/CLK-01`);
  expect(page.status).toBe(200);
  const text = plain(page.html);
  expect(text).toContain('Begint met:');
  expect(text).toContain('10 weken erbij.');
  expect(text).toContain('Nieuwjaarsdag, gelijkgesteld bij koninklijk besluit, zaterdag en zondag');
  expect(text).toContain('Te laat: de laatste dag was 5 januari 2026');
  expect(text).toContain('Besluit inburgering 2021, art. 5.3(1)');
  // The calendar has the begin, the last day and closed days, with words for who does not see the marks.
  expect(page.html).toContain('<table class="term-weeks">');
  expect(text).toContain(', laatste dag');
});

test('English and Arabic say the same, the article stays Dutch and runs from left to right', async () => {
  for (const language of ['en', 'ar']) {
    const page = await esra.device.get(`/${language}/casework/${file}/why/CLK-01`);
    expect(page.status).toBe(200);
    expect(page.html).toContain(
      '<p lang="nl" dir="ltr" class="article">Besluit inburgering 2021, art. 5.3(1)</p>',
    );
  }
});

test('a rule that does not exist has no page, one that the case does not have says so', async () => {
  expect((await esra.device.get(`/nl/casework/${file}/why/CLK-99`)).status).toBe(404);
  expect((await esra.device.get(`/nl/casework/${file}/why/constructor`)).status).toBe(404);
  expect(plain((await esra.device.get(`/nl/casework/${file}/why/CLK-09`)).html)).toContain(
    'Deze termijn is er niet in dit dossier.',
  );
});

test('another municipality gets neither the page nor the counts', async () => {
  const stranger = await caseworkerAt(app, createBrowser(hono), { municipality: 'GM0503' });
  for (const page of ['why/CLK-01', 'counts'])
    expect((await stranger.device.get(`/nl/casework/${file}/${page}`)).status, page).toBe(404);
});

test('where the law is silent, the screen says so with the text and our reason', async () => {
  await happened(app, esra.staff, file, 'plan-decided', '2028-02-28', { route: 'B1', version: 1 });
  const text = plain((await esra.device.get(`/nl/casework/${file}/why/CLK-05`)).html);
  expect(text).toContain('De wet laat dit open. Zo rekenen wij:');
  expect(text).toContain(SILENCES[0]?.basis ?? '?');
  expect(text).toContain('28 februari 2031');
});

test('hours and talks: what counts, for what, and why the rest does not', async () => {
  await happened(app, esra.staff, file, 'hours', '2028-03-31', {
    kind: 'participation',
    hours: 24,
    from: '2028-03-01',
    dutchEnvironment: true,
    notIsolated: true,
    source: 'booklet',
  });
  await happened(app, esra.staff, file, 'hours', '2028-03-31', {
    kind: 'participation',
    hours: 6,
    from: '2028-03-01',
    source: 'booklet',
  });
  const page = await esra.device.get(`/nl/casework/${file}/counts`);
  const text = plain(page.html);
  expect(page.status).toBe(200);
  expect(text).toContain('24 uur telt; gevraagd: 800.');
  expect(text).toContain('telt: voor meedoen is geen keurmerk nodig');
  expect(text).toContain('telt nog niet: niet ingevuld of het in het Nederlands en met anderen was');
  expect(faults).toEqual([]);
});

test('the newcomer reads the same in plain words and their own language, and nobody else’s', async () => {
  const own = await openCase(app, esra.staff, { name: 'Yonas Tesfay' });
  await happened(app, esra.staff, own, 'registered', '2025-10-01');
  await happened(app, esra.staff, own, 'duty-notified', '2025-10-23');
  await esra.device.get(`/nl/casework/${own}`);
  await esra.device.post(`/nl/casework/${own}/code`, {});
  const [, first, second] =
    /<bdi dir="ltr">(\d{4}) (\d{4})/.exec((await esra.device.get(`/nl/casework/${own}`)).html) ?? [];
  const yonas = await begin(createBrowser(hono));
  // Before the code is typed there is nothing to explain.
  expect((await yonas.get('/nl/my-plan/why/CLK-01')).to).toBe('/nl/my-plan');
  await yonas.get('/nl/my-plan');
  await yonas.post('/nl/my-plan', { code: `${first}${second}` });
  const list = await yonas.get('/nl/my-plan');
  expect(list.html).toContain('/nl/my-plan/why/CLK-01');
  const page = await yonas.get('/nl/my-plan/why/CLK-01');
  const text = plain(page.html);
  expect(text).toContain('Hier begint het: de brief van DUO.');
  expect(text).toContain(
    '1 januari 2026 is een weekend of een vrije dag. Daarom telt de eerste gewone dag erna.',
  );
  expect(text).toContain('Besluit inburgering 2021, art. 5.3(1)');
  expect(text).not.toContain('CLK-01,');
  expect((await yonas.get('/ti/my-plan/why/CLK-01')).html).toContain('ደብዳበ DUO');
  expect((await yonas.get('/nl/my-plan/why/CLK-99')).status).toBe(404);
  const stranger = await begin(createBrowser(hono));
  expect((await stranger.get('/nl/my-plan/why/CLK-01')).to).toBe('/nl/my-plan');
});

/** One of each kind of step. */
const STEPS: DeadlineStep[] = [
  { kind: 'base', event: 'duty-notified', day: '2026-02-10' },
  { kind: 'starts', day: '2026-02-11' },
  { kind: 'add', length: { weeks: 10 }, day: '2026-04-21' },
  { kind: 'count-back', length: { months: 6 }, day: '2026-04-21' },
  { kind: 'set-by-college', day: '2026-04-21' },
  {
    kind: 'suspension',
    ground: 'other',
    article: 'x',
    from: '2026-03-01',
    to: '2026-03-03',
    days: 2,
    day: '2026-04-23',
  },
  {
    kind: 'suspension',
    ground: 'other',
    article: 'x',
    from: '2026-03-01',
    to: null,
    days: 0,
    day: '2026-04-23',
  },
  {
    kind: 'extension',
    ground: 'birth',
    article: 'x',
    length: { days: 112 },
    asInLaw: false,
    day: '2026-04-23',
  },
  { kind: 'extension-refused', ground: 'birth', day: '2026-04-23' },
  {
    kind: 'rolled',
    from: '2026-04-03',
    day: '2026-04-07',
    over: [{ day: '2026-04-03', reason: 'good-friday', article: 'x' }],
  },
  { kind: 'not-rolled', termKind: 'years', article: 'x', day: '2026-04-04' },
  { kind: 'equated-days-unknown', year: 2031 },
  { kind: 'law-is-silent', topic: 'committee' },
  { kind: 'waiting', since: '2026-03-01', received: null },
  { kind: 'delay', from: '2026-03-01', to: '2026-03-05', days: 4 },
  { kind: 'any-time-to-b1' },
];

test('every step has words for the newcomer in twelve languages, and for the desk in three', () => {
  const words = (language: string, say: typeof ownSteps) =>
    STEPS.map((step) =>
      say(step, language)
        .map(({ text }) => text)
        .join(' '),
    );
  const dutch = words('nl', ownSteps);
  for (const text of dutch) expect(text.length).toBeGreaterThan(5);
  for (const language of ['en', 'ar', 'fa', 'tr', 'ti', 'so', 'uk', 'fr', 'ps', 'ckb', 'kmr'])
    for (const [i, text] of words(language, ownSteps).entries())
      expect([language, text]).not.toEqual([language, dutch[i]]);
  for (const language of ['nl', 'en', 'ar'])
    for (const text of words(language, teamSteps)) expect(text.length).toBeGreaterThan(5);
});

test('the newcomer reads no ground: illness and birth are nobody’s business on a screen that others see', () => {
  const text = STEPS.flatMap((step) => ownSteps(step, 'nl'))
    .map((step) => step.text)
    .join(' ');
  expect(text).not.toMatch(/Geboorte|Ziekte|Iets anders/);
});

test('the calendar of a term has whole weeks, one begin and one last day, and none for three years', () => {
  const term = (due: string): LegalDeadline => ({
    rule: 'CLK-01',
    version: 1,
    base: { event: 'x', kind: 'duty-notified', day: '2025-10-23' },
    kind: 'decree',
    nature: 'duty',
    waitsFor: 'guide',
    article: 'x',
    source: 'x',
    opensOn: null,
    unrolled: due,
    due,
    state: { kind: 'open' },
    shifts: [
      { kind: 'suspension', ground: 'other', article: 'x', from: '2025-11-03', to: '2025-11-05', days: 2 },
    ],
    steps: [],
    facts: '',
  });
  const weeks = weeksOfTerm(term('2026-01-05'), recognisedHolidays) ?? [];
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  const marks = weeks.flat().filter(({ mark }) => mark !== 'inside' && mark !== 'free' && mark !== 'outside');
  expect(marks).toEqual([
    { day: '2025-10-23', mark: 'begin' },
    { day: '2025-11-03', mark: 'still' },
    { day: '2025-11-04', mark: 'still' },
    { day: '2026-01-05', mark: 'last' },
  ]);
  expect(
    weeks
      .flat()
      .filter(({ mark }) => mark === 'free')
      .map(({ day }) => day),
  ).toContain('2025-12-25');
  expect(weeksOfTerm(term('2028-10-23'), recognisedHolidays)).toBe(null);
});
