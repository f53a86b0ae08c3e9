import { expect, test } from 'vitest';
import { happensOn, nextDateOf, toRrule, weekdayOf } from './recurrence.ts';

test('the weekday of a date begins the week on Monday', () => {
  expect(weekdayOf('2026-11-30')).toBe(1);
  expect(weekdayOf('2026-12-06')).toBe(7);
  expect(weekdayOf('2024-02-29')).toBe(4);
});

test('what is every two weeks happens in one week and not in the next, over the new year as well', () => {
  const tuesday = { weekday: 2, recurrence: { every: 'weeks', interval: 2, from: '2026-12-22' } } as const;
  expect(
    ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29', '2027-01-05'].filter((d) =>
      happensOn(tuesday, d),
    ),
  ).toEqual(['2026-12-08', '2026-12-22', '2027-01-05']);
  expect(nextDateOf(tuesday, '2026-12-23')).toBe('2027-01-05');
  expect(toRrule(tuesday)).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU');
});

test('the first and third Saturday, and the last one', () => {
  const firstAndThird = { weekday: 6, recurrence: { every: 'month' as const, ordinals: [1, 3] } };
  const saturdays = ['2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26'];
  expect(saturdays.filter((date) => happensOn(firstAndThird, date))).toEqual(['2026-12-05', '2026-12-19']);
  const last = { weekday: 6, recurrence: { every: 'month' as const, ordinals: [-1] } };
  expect(saturdays.filter((date) => happensOn(last, date))).toEqual(['2026-12-26']);
  expect(toRrule(firstAndThird)).toBe('FREQ=MONTHLY;BYDAY=1SA,3SA');
  expect(nextDateOf({ weekday: 5, recurrence: { every: 'month', ordinals: [5] } }, '2026-12-01')).toBe(
    '2027-01-29',
  );
});

test('on another weekday it never happens', () => {
  expect(happensOn({ weekday: 1 }, '2026-12-01')).toBe(false);
  expect(happensOn({ weekday: 2 }, '2026-12-01')).toBe(true);
});
