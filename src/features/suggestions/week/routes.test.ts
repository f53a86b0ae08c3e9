import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, tell, wordsIn, wordsOf } from '../../../../test/support/people.ts';
import { type DemoInitiative, seedDemoDirectory } from '../../directory/demo-seed.ts';

const { app, browser, at, faults } = await createTestApp();
const set = demoSet();
const [model] = set.initiatives.filter(({ town, goals }) => town === 'Den Haag' && goals.includes('people'));
if (!model) throw new Error('the demonstration has nothing to meet people in Den Haag');

/** A place where everybody may walk in for nothing, to meet people; the rest as given. */
const place = (id: string, name: string, rest: Partial<DemoInitiative>): DemoInitiative => ({
  ...model,
  id,
  language: 'nl',
  texts: { nl: { name, summary: 'Koffie en praten.', bring: 'Een mok', route: 'Naast de kerk' } },
  goals: ['people'],
  audience: 'everyone',
  ageMin: null,
  ageMax: null,
  costCents: 0,
  walkIn: true,
  room: 'room',
  placesFree: null,
  roomUntilInDays: null,
  online: false,
  contactForms: ['group'],
  coordinator: 'Joke',
  phone: '070 123 45 67',
  levelMin: null,
  levelMax: null,
  times: [{ weekday: 3, startsAt: 600, endsAt: 720 }],
  ...rest,
});
const utrecht = set.initiatives.find(({ town, lat }) => town === 'Utrecht' && lat !== null);
const initiatives = [
  place('weekly', 'Koffie op woensdag', {}),
  place('fortnightly', 'Samen eten', {
    goals: ['food', 'people'],
    times: [
      {
        weekday: 5,
        startsAt: 1_020,
        endsAt: 1_140,
        recurrence: { every: 'weeks', interval: 2, from: '2026-12-04' },
      },
    ],
  }),
  place('women', 'Vrouwen fietsen', { goals: ['move'], audience: 'women' }),
  place('utrecht', 'Buurthuis in Utrecht', {
    town: 'Utrecht',
    municipality: utrecht?.municipality ?? null,
    lat: utrecht?.lat ?? null,
    lon: utrecht?.lon ?? null,
    times: [{ weekday: 4, startsAt: 600, endsAt: 720 }],
  }),
];
at('2026-12-01T09:00:00Z');
await seedDemoDirectory(app, { ...set, initiatives });

type Phone = ReturnType<typeof browser>;
const somebody = async (more: (phone: Phone) => Promise<unknown> = async () => {}) => {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Olena' });
  await tell(phone, 'age', { age: '27-64' });
  await tell(phone, 'place', { place: 'Den Haag' });
  await tell(phone, 'travel', { modes: ['bicycle'], minutes: '45' });
  await tell(phone, 'goals', { goals: ['people', 'food', 'move'] });
  await more(phone);
  return phone;
};
/** A page as it is read: without the marks that keep names of another direction apart. */
const read = async (phone: Phone, path: string) =>
  (await phone.get(path)).html.replace(/[\u2060\u2066-\u2069]/g, '');
const titles = (html: string) =>
  [...html.matchAll(/<article class="slot[\s\S]*?<bdi[^>]*>([^<]+)/g)].map(([, title]) => title);

test('the week shows what really happens in it: every two weeks is not every week, and the next dates are named', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await somebody();
  const thisWeek = await read(phone, '/nl/week');
  expect(titles(thisWeek)).toEqual(['Koffie op woensdag', 'Samen eten']);
  expect(thisWeek).toContain('woensdag 2 december');
  expect(thisWeek).toMatch(/Om de week op vrijdag 17\.00–19\.00\. Daarna op/);
  expect(thisWeek).toContain('18 december');
  expect(titles(await read(phone, '/nl/week?from=2026-12-08'))).toEqual(['Koffie op woensdag']);
  expect(titles(await read(phone, '/nl/week?from=2026-12-15'))).toContain('Samen eten');
});

test('what began this morning stands on the next day on which it happens', async () => {
  at('2026-12-02T08:00:00Z');
  const phone = await somebody();
  expect(await read(phone, '/nl/week')).toContain('woensdag 2 december');
  at('2026-12-02T14:00:00Z');
  const afternoon = await read(phone, '/nl/week');
  expect(afternoon).not.toContain('woensdag 2 december');
  expect(afternoon).toContain('woensdag 9 december');
  expect(titles(afternoon)).toEqual(['Samen eten', 'Koffie op woensdag']);
});

test('what is only for women stands apart for who did not say, with the question, and never in the week', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await somebody();
  const html = await read(phone, '/nl/week');
  expect(titles(html)).not.toContain('Vrouwen fietsen');
  const apart = html.match(/<section id="apart">[\s\S]*?<\/section>/)?.[0] ?? '';
  expect(apart).toContain('Vrouwen fietsen');
  expect(apart).toContain('href="/nl/story/company"');
});

test('who lives in a reception centre and moves later sees both weeks, apart, and prints both', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await somebody((own) => tell(own, 'moving', { place: 'Utrecht' }));
  const html = await read(phone, '/nl/week');
  expect(html).toContain('Nu, in Den Haag');
  expect(html).toContain('Later, in Utrecht');
  const later = html.slice(html.indexOf('Later, in Utrecht'));
  expect(titles(later)).toEqual(['Buurthuis in Utrecht']);
  expect(titles(html.slice(0, html.indexOf('Later, in Utrecht')))).not.toContain('Buurthuis in Utrecht');
  expect(await read(phone, '/nl/week/print')).toContain('Buurthuis in Utrecht');
});

test('in a story of two each thing says for whom it is', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await somebody((own) =>
    tell(own, 'second', { 'second-name': 'Taras', 'second-age': '27-64' }),
  );
  const html = await read(phone, '/nl/week');
  expect(html).toContain('Voor jullie samen');
  const alone = await read(await somebody(), '/nl/week');
  expect(alone).not.toContain('Voor jullie samen');
});

test('who told nothing yet sees where anyone may walk in, and is invited to tell more', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await begin(browser());
  const html = await read(phone, '/nl/week');
  expect(titles(html).length).toBeGreaterThan(0);
  expect(titles(html)).not.toContain('Vrouwen fietsen');
  expect(html).toContain('Hier mag je zo binnenlopen');
  expect(html).toContain('href="/nl/story/name"');
});

test('on paper: day, address, way, price, telephone, whom to ask and what to bring; the card on the other side', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await somebody();
  const html = await read(phone, '/nl/week/print');
  for (const text of ['woensdag 2 december', 'Naast de kerk', 'Gratis', '070 123 45 67', 'Vraag naar Joke'])
    expect(html).toContain(text);
  expect(html).toContain('Neem mee: Een mok');
  expect(html.match(/class="clock-face"/g)?.length).toBe(
    2 * (html.match(/class="sheet-slot"/g)?.length ?? 0),
  );
  expect(wordsIn(html.slice(html.indexOf('card-side')))).toBe(await wordsOf(phone));
  // Whoever gets the link sees the week and no card.
  const shared = await read(browser(), html.match(/\/nl\/week\/of\/[\w-]+/)?.[0] ?? '');
  expect(shared).toContain('Naast de kerk');
  expect(wordsIn(shared)).toBe('');
  expect(shared).not.toContain('Olena');
});

test('the card stands open on the week for a day, and is folded afterwards', async () => {
  at('2026-12-01T09:00:00Z');
  const phone = await somebody();
  expect(await read(phone, '/nl/week')).toContain('<section id="card">');
  at('2026-12-02T10:00:00Z');
  const later = await read(phone, '/nl/week');
  expect(later).toContain('<details id="card">');
  // A new card may not be kept yet.
  await phone.post('/nl/card/replacement', {});
  expect(await read(phone, '/nl/week')).toContain('<section id="card">');
});

test('nobody makes a week busier than it can be', async () => {
  const phone = await somebody();
  await phone.get('/nl/week');
  expect((await phone.post('/nl/week/busy', { busy: '99' })).to).toBe('/nl/week');
  expect(await read(phone, '/nl/week')).toContain('3 dingen in een week');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));

test('who has no story yet sees where anybody may walk in for nothing, and how to begin or come back; nothing of a story', async () => {
  at('2026-12-01T09:00:00Z');
  const page = await browser().get('/ti/week');
  expect(page.status).toBe(200);
  expect(titles(page.html)).toEqual(['Koffie op woensdag', 'Buurthuis in Utrecht', 'Samen eten']);
  expect(page.html).toContain('href="/ti/begin"');
  expect(page.html).toContain('href="/ti/open"');
  expect(page.html).not.toMatch(/\/story\/|\/week\/choice/);
  const phone = await somebody();
  const own = await phone.get('/nl/week');
  expect(own.headers.get('cache-control')).toContain('no-store');
  expect(own.html).toContain('De week van');
});
