import { expect, test } from 'vitest';
import { dayAfter } from './amsterdam.ts';
import { easter, holidays, isWorkingDay } from './working-days.ts';

test('the holidays of 2025, a year of Liberation Day in which 27 April is a Sunday', () => {
  expect([...holidays(2025)].sort()).toEqual([
    '2025-01-01',
    '2025-04-20',
    '2025-04-21',
    '2025-04-26',
    '2025-05-05',
    '2025-05-29',
    '2025-06-08',
    '2025-06-09',
    '2025-12-25',
    '2025-12-26',
  ]);
});

test('the holidays of 2026', () => {
  expect([...holidays(2026)].sort()).toEqual([
    '2026-01-01',
    '2026-04-05',
    '2026-04-06',
    '2026-04-27',
    '2026-05-14',
    '2026-05-24',
    '2026-05-25',
    '2026-12-25',
    '2026-12-26',
  ]);
});

test('in every century Easter is a Sunday from 22 March to 25 April', () => {
  for (let year = 1900; year <= 2199; year++) {
    const { month, day } = easter(year);
    expect(new Date(Date.UTC(year, month - 1, day)).getUTCDay()).toBe(0);
    expect(month * 100 + day).toBeGreaterThanOrEqual(322);
    expect(month * 100 + day).toBeLessThanOrEqual(425);
  }
});

test('a year has its working days: 2026 has 255, and no weekend is among them', () => {
  const working: string[] = [];
  for (let day = '2026-01-01'; day < '2027-01-01'; day = dayAfter(day))
    if (isWorkingDay(day)) working.push(day);
  expect(working.length).toBe(255);
  expect(working.some((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toBe(false);
});

test.each([
  ['2026-11-27', true, 'a Friday'],
  ['2026-11-28', false, 'a Saturday'],
  ['2026-11-29', false, 'a Sunday'],
  ['2026-03-30', true, 'the Monday after the clock went forward'],
  ['2028-02-29', true, 'a leap day'],
  ['2026-04-03', true, 'Good Friday'],
  ['2026-05-05', true, 'Liberation Day in a year that has no holiday for it'],
  ['2030-05-05', false, 'a Sunday and Liberation Day'],
  ['2027-01-01', false, 'New Year'],
])('%s: %s, %s', (day, works) => expect(isWorkingDay(day)).toBe(works));

test('what is no day is no working day either', () => {
  expect(() => isWorkingDay('2026-02-30')).toThrow(RangeError);
});
