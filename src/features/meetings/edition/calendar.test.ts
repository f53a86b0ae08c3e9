import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import { formatDay } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import { calendarOf } from './calendar.ts';
import type { Edition } from './types.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const edition = (day: string, more: Partial<Edition> = {}): Edition => ({
  id: '11111111-1111-4111-8111-111111111111',
  slug: 'van-onderop',
  series: { id: 's', slug: 's', texts: {} },
  texts: {
    nl: { title: 'Van Onderop; met, komma’s', summary: 'Een middag.\nMet twee regels.' },
    ar: { title: 'لقاء طويل الاسم جدًا لكي يُطوى السطر عند خمسة وسبعين ثُمانيًا بالضبط' },
  },
  state: 'published',
  startsAt: fromAmsterdam(day, 15 * 60),
  endsAt: fromAmsterdam(day, 17 * 60 + 30),
  wishesUntil: fromAmsterdam(day, 0),
  capacity: null,
  languages: [],
  seating: 'wishes',
  seed: '',
  sequence: 0,
  changedAt: new Date('2026-11-24T09:00:00Z'),
  movedAt: null,
  cancelReason: {},
  demo: false,
  counts: null,
  venues: [
    {
      id: 'v',
      name: 'Het Koorenhuis',
      address: 'Prinsegracht 27',
      town: 'Den Haag',
      texts: {},
      stepFree: null,
      online: false,
    },
  ],
  parts: [],
  ...more,
});

/** What another program reads in our file. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      location: event.location,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      floating: event.startDate.zone === ICAL.Timezone.localTimezone,
      sequence: event.sequence,
      status: part.getFirstPropertyValue('status'),
      stamp: String(part.getFirstPropertyValue('dtstamp')),
    };
  });
}

const DAYS = [
  ['a winter day', '2026-12-10', '14:00', '16:30'],
  ['a summer day', '2026-07-01', '13:00', '15:30'],
  ['the day on which summer time begins', '2027-03-28', '13:00', '15:30'],
  ['the day on which it ends', '2026-10-25', '14:00', '16:30'],
] as const;

test.each(['UTC', 'America/New_York', 'Europe/Amsterdam'])(
  'on a server in %s every moment is the Dutch one',
  (server) => {
    process.env.TZ = server;
    for (const [, day, from, until] of DAYS) {
      const [read] = readBack(
        calendarOf([{ edition: edition(day), url: 'https://x.nl/a' }], 'Van Onderop', 'nl', 'x.nl'),
      );
      expect(read).toMatchObject({
        start: `${day}T${from}:00.000Z`,
        end: `${day}T${until}:00.000Z`,
        floating: false,
      });
      expect(read?.stamp).toMatch(/Z$/);
    }
  },
);

test('texts come through whole: commas, semicolons, lines, Arabic; no line is longer than 75 octets', () => {
  const entry = { edition: edition('2026-12-10'), url: 'https://x.nl/a' };
  const dutch = readBack(calendarOf([entry], 'x', 'nl', 'x.nl'))[0];
  expect(dutch).toMatchObject({
    summary: 'Van Onderop; met, komma’s',
    description: 'Een middag.\nMet twee regels.',
    location: 'Het Koorenhuis, Prinsegracht 27, Den Haag',
  });
  const arabic = calendarOf([entry], 'x', 'ar', 'x.nl');
  expect(readBack(arabic)[0]?.summary).toBe(entry.edition.texts.ar?.title);
  expect(Math.max(...arabic.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(arabic.replaceAll('\r\n', '')).not.toContain('\n');
});

test('a change carries a higher number under the same name, and what is cancelled stays in the feed', () => {
  const url = 'https://x.nl/a';
  const [before] = readBack(calendarOf([{ edition: edition('2026-12-10'), url }], 'x', 'nl', 'x.nl'));
  const changed = edition('2026-12-11', { sequence: 1 });
  const [after] = readBack(calendarOf([{ edition: changed, url }], 'x', 'nl', 'x.nl'));
  expect(after?.uid).toBe(before?.uid);
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  const cancelled = edition('2026-12-11', { sequence: 2, state: 'cancelled' });
  const feed = readBack(
    calendarOf(
      [
        { edition: cancelled, url },
        { edition: { ...changed, id: 'other' }, url },
      ],
      'x',
      'nl',
      'x.nl',
    ),
  );
  expect(feed.map(({ status }) => status)).toEqual(['CANCELLED', 'CONFIRMED']);
});

test('a day is said with the digits of Dutch clocks and the Gregorian year, in every language', () => {
  for (const { code } of interfaceLanguages)
    expect(formatDay(new Date('2027-01-14T14:00:00Z'), code)).toMatch(/14.*2027|2027.*14/);
});
