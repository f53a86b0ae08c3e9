import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addMonths, daysInMonth, partsOf, toDay, toDayNumber, weekdayOf } from './day-number.ts';

const anyNumber = fc.integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2199-12-31') });

test.each([
  ['1970-01-01', 0, 4],
  ['1969-12-31', -1, 3],
  ['2000-02-29', 11_016, 2],
  ['2026-11-30', 20_787, 1],
  ['2028-02-29', 21_243, 2],
])('%s is day %i, weekday %i', (day, number, weekday) => {
  expect(toDayNumber(day)).toBe(number);
  expect(toDay(number)).toBe(day);
  expect(weekdayOf(number)).toBe(weekday);
});

test('a day that does not exist is refused', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-4-1',
    '',
    '2026-01-01T00:00',
  ])
    expect(() => toDayNumber(text), text).toThrow(RangeError);
});

test('days, weekdays and months are those of the standard calendar', () => {
  fc.assert(
    fc.property(anyNumber, fc.integer({ min: -60, max: 60 }), (number, months) => {
      const oracle = Temporal.PlainDate.from(toDay(number));
      expect(partsOf(number)).toEqual({ year: oracle.year, month: oracle.month, day: oracle.day });
      expect(toDay(number + 1)).toBe(oracle.add({ days: 1 }).toString());
      expect(weekdayOf(number)).toBe(oracle.dayOfWeek);
      expect(daysInMonth(oracle.year, oracle.month)).toBe(oracle.daysInMonth);
      const later = addMonths(number, months);
      expect(toDay(later.number)).toBe(oracle.add({ months }).toString());
      expect(later.clamped).toBe(partsOf(later.number).day !== oracle.day);
    }),
    { numRuns: 2_000 },
  );
});

test('from the leap day a year or a month later there is no such day, and it says so', () => {
  expect(addMonths(toDayNumber('2028-02-29'), 12)).toEqual({
    number: toDayNumber('2029-02-28'),
    clamped: true,
  });
  expect(addMonths(toDayNumber('2028-02-29'), 48)).toEqual({
    number: toDayNumber('2032-02-29'),
    clamped: false,
  });
  expect(addMonths(toDayNumber('2026-08-31'), -6)).toEqual({
    number: toDayNumber('2026-02-28'),
    clamped: true,
  });
});
