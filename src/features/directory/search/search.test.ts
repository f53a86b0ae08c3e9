import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import type { Initiative } from '../catalogue/types.ts';
import { matchFilters, readFilters } from './filters.ts';
import { search } from './search.ts';

let lastTimeId = 0;
const all: Initiative[] = demoSet().initiatives.map(
  ({ organisation, roomUntilInDays: _until, confirmedDaysAgo: days, ...row }) => ({
    ...row,
    organisation: { id: organisation, name: organisation },
    status: 'active',
    roomUntil: null,
    confirmedAt: days === null ? null : new Date(0),
    changedAt: new Date(0),
    demo: true,
    times: row.times.map((time) => ({ ...time, id: String(++lastTimeId) })),
  }),
);
const find = (query: string) =>
  search(all, readFilters(new URLSearchParams(query)), new Date('2026-11-24'), 'nl');
const names = (results: ReturnType<typeof find>) => results.certain.map(({ texts }) => texts.nl?.name);

test('what answers a question wholly comes first, in any language, with or without marks and capitals', () => {
  expect(names(find('q=TAALCAFE%20linde'))).toContain('Taalcafé De Linde');
  expect(find('q=دراجة').count.certain).toBeGreaterThan(0);
  expect(find('q=taalcafe+xqzx').count).toMatchObject({ certain: 0, perhaps: 0 });
  expect(find('q=taalcafe+xqzx').count.partly).toBeGreaterThan(0);
  expect(find('q=xqzx').count).toEqual({ certain: 0, partly: 0, perhaps: 0 });
  expect(find('').count.certain).toBe(all.length);
});

test('a filter shows the certain ones first, the unknown ones apart, and never the others', () => {
  const results = find('childcare=1');
  expect(results.certain.every(({ childcare }) => childcare === true)).toBe(true);
  expect(results.count.certain).toBe(all.filter(({ childcare }) => childcare === true).length);
  expect(results.count.perhaps).toBe(all.filter(({ childcare }) => childcare === null).length);
});

test('filters add up, and what an old address asks that we do not know is left out', () => {
  const both = find('goal=dutch&day=1').count.certain;
  expect(both).toBeLessThanOrEqual(find('goal=dutch').count.certain);
  expect(both).toBeGreaterThan(0);
  expect(find('goal=flying&day=9&level=z9&page=-3&km=x').count.certain).toBe(all.length);
});

test('near a town the nearest come first, and what is too far is left out', () => {
  const results = find('town=Delft&km=5');
  expect(results.certain[0]?.town).toBe('Delft');
  expect(results.certain.some(({ town }) => town === 'Leiden')).toBe(false);
  expect(find('town=Dleft&km=5').count).toEqual(results.count);
});

test.each(['2611', '2611 AB', '۲۶۱۱', 'دلفت', 'Делфт', 'ዴልፍት'])(
  'near %s is near Delft: a postcode and every script will do',
  (typed) => {
    const results = find(`town=${encodeURIComponent(typed)}&km=5`);
    expect(results.certain[0]?.town).toBe('Delft');
    expect(results.certain.some(({ town }) => town === 'Leiden')).toBe(false);
    expect(results.count.certain).toBeLessThan(find('').count.certain);
  },
);

test('a name that is a town too finds both: the place that is called so, and places there', () => {
  const matches = find('q=linde').certain;
  expect(names(find('q=linde'))).toContain('Taalcafé De Linde');
  expect(find('q=Zoetermer').certain.every(({ town }) => town === 'Zoetermeer')).toBe(true);
  expect(
    find('q=delft')
      .certain.slice(0, 3)
      .every(({ town }) => town === 'Delft'),
  ).toBe(true);
  expect(matches.length).toBeGreaterThan(0);
});

test('pages hold every place exactly once', () => {
  const { pages } = find('free=1');
  const listed = Array.from({ length: pages }, (_, i) => find(`free=1&page=${i + 1}`)).flatMap(
    ({ certain, perhaps }) => [...certain, ...perhaps],
  );
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  expect(listed).toHaveLength(find('free=1').count.certain + find('free=1').count.perhaps);
  expect(find(`page=${pages + 50}`).certain).toEqual([]);
});

test("somebody looking for a women's group is also shown what is for everyone; a men's group is not", () => {
  const filters = readFilters(new URLSearchParams('audience=women'));
  const matchFor = (audience: Initiative['audience']) =>
    matchFilters({ ...all[0], audience } as Initiative, filters);
  expect([matchFor('women'), matchFor('everyone'), matchFor('men'), matchFor(null)]).toEqual([
    'yes',
    'yes',
    'no',
    'unknown',
  ]);
});

const firstFor = (question: string, language: string, limit = 5) => {
  const results = search(
    all,
    readFilters(new URLSearchParams({ q: question })),
    new Date('2026-11-24'),
    language,
  );
  return [...results.certain, ...results.partly].slice(0, limit);
};

test.each([
  ['nl', 'ik ben ingenieur'],
  ['en', 'nurse'],
  ['ar', 'مهندس'],
  ['ti', 'መሃንድስ'],
  ['uk', 'бухгалтерка'],
  ['tr', 'öğretmen'],
  ['fa', 'آرایشگر'],
  ['fr', 'menuisier'],
  ['so', 'injineer'],
  ['kmr', 'endezyar'],
  ['ckb', 'ئەندازیار'],
  ['ps', 'انجنیر'],
])('who names a profession in %s (%s) finds internships and help with work', (language, question) => {
  const found = firstFor(question, language);
  expect(found.length).toBeGreaterThan(0);
  const about = found.filter(({ goals }) => goals.includes('work') || goals.includes('internship'));
  // A nurse and a teacher are sought too: what they do for others may stand between.
  expect(about.length / found.length).toBeGreaterThanOrEqual(0.6);
});

test('a doctor is looked for by who is ill too: health is among the first', () => {
  const found = firstFor('ik zoek een dokter', 'nl', 3);
  expect(found.some(({ goals }) => goals.includes('health'))).toBe(true);
});

test.each([
  ['nl', 'iemand om te bellen'],
  ['en', 'somebody to call'],
  ['ar', 'شخص يتصل بي'],
  ['en', 'a buddy'],
  ['uk', 'людина для підтримки'],
])('somebody to call and a buddy are found in %s: %s', (language, question) => {
  const found = firstFor(question, language, 3);
  expect(
    found.some(
      ({ goals, contactForms }) =>
        goals.includes('buddy') || contactForms.includes('telephone') || contactForms.includes('oneToOne'),
    ),
  ).toBe(true);
});

test.each([
  ['nl', 'gebarentaal'],
  ['en', 'sign language'],
  ['ar', 'لغة الإشارة'],
  ['uk', 'жестова мова'],
])('sign language is found in %s: %s', (language, question) => {
  const signs = ({ access, signLanguages }: Initiative) =>
    signLanguages.length > 0 || access.includes('signLanguage');
  const known = all.filter(signs).length;
  const found = firstFor(question, language, Math.min(3, known));
  expect(known).toBeGreaterThan(0);
  expect(found.filter(signs).length).toBe(found.length);
});
