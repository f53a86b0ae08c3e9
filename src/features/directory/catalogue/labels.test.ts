import { expect, test } from 'vitest';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { formatWeeklyTime, formatWeeklyTimes, recurrenceText } from './labels.ts';

const plain = (text: string | null) => (text ?? '').replace(/[\u2060\u2066-\u2069]/g, '');
const everyTwoWeeks = {
  weekday: 2,
  startsAt: 600,
  endsAt: 720,
  recurrence: { every: 'weeks' as const, interval: 2, from: '2026-11-24' },
};
const firstAndThird = {
  weekday: 6,
  startsAt: 840,
  endsAt: 960,
  recurrence: { every: 'month' as const, ordinals: [1, 3] },
};

test('a time says how it repeats, as people say it', () => {
  expect(plain(formatWeeklyTime(everyTwoWeeks, 'nl'))).toBe('om de week op dinsdag 10.00–12.00');
  expect(plain(formatWeeklyTime(everyTwoWeeks, 'en'))).toBe('every two weeks on Tuesday 10:00–12:00');
  expect(plain(formatWeeklyTime(firstAndThird, 'nl'))).toBe(
    'eerste en derde zaterdag van de maand 14.00–16.00',
  );
  expect(plain(formatWeeklyTime(firstAndThird, 'ar'))).toBe('السبت الأول والثالث من كل شهر 14:00–16:00');
  // In Ukrainian Saturday is a woman's word, Tuesday a man's.
  expect(plain(formatWeeklyTime(firstAndThird, 'uk'))).toContain('перша і третя субота');
  expect(plain(formatWeeklyTime({ ...firstAndThird, weekday: 2 }, 'uk'))).toContain(
    'перший і третій вівторок',
  );
  expect(plain(recurrenceText({ weekday: 5, recurrence: { every: 'month', ordinals: [-1] } }, 'nl'))).toBe(
    'laatste van de maand',
  );
  expect(recurrenceText({ weekday: 5 }, 'nl')).toBeNull();
});

test('who wants to come on a Tuesday reads on which one it is, and from when a course begins', () => {
  expect(plain(formatWeeklyTime(everyTwoWeeks, 'nl', '2026-11-25'))).toBe(
    'om de week op dinsdag 10.00–12.00 (volgende keer: 8 december 2026)',
  );
  const weekly = { weekday: 2, startsAt: 600, endsAt: 720 };
  expect(plain(formatWeeklyTime({ ...weekly, validFrom: '2027-01-05' }, 'nl', '2026-11-25'))).toBe(
    'dinsdag 10.00–12.00, vanaf 5 januari 2027',
  );
  expect(plain(formatWeeklyTime({ ...weekly, validUntil: '2026-12-15' }, 'nl', '2026-11-25'))).toBe(
    'dinsdag 10.00–12.00, tot en met 15 december 2026',
  );
  expect(plain(formatWeeklyTime({ ...weekly, validUntil: '2099-12-31' }, 'nl', '2026-11-25'))).toBe(
    'dinsdag 10.00–12.00',
  );
});

test('what is every week stands before what is not, so that it does not seem to be every two weeks', () => {
  const thursday = { id: 'b', weekday: 4, startsAt: 600, endsAt: 720 };
  expect(plain(formatWeeklyTimes([{ ...everyTwoWeeks, id: 'a' }, thursday], 'nl'))).toBe(
    'donderdag 10.00–12.00 en om de week op dinsdag 10.00–12.00',
  );
});

test.each(interfaceLanguages.map(({ code }) => code))(
  'every way to repeat has its words in %s',
  (language) => {
    const texts = [2, 3, 5, 11, 52].map((interval) =>
      formatWeeklyTime({ ...everyTwoWeeks, recurrence: { ...everyTwoWeeks.recurrence, interval } }, language),
    );
    expect(new Set(texts).size).toBe(5);
    const ordinals = [1, 2, 3, 4, 5, -1].flatMap((ordinal) =>
      [1, 3, 5].map((weekday) =>
        formatWeeklyTime(
          { ...firstAndThird, weekday, recurrence: { every: 'month', ordinals: [ordinal] } },
          language,
        ),
      ),
    );
    expect(new Set(ordinals).size).toBe(18);
    for (const text of [...texts, ...ordinals]) expect(text).not.toMatch(/[{}]|undefined/);
  },
);
