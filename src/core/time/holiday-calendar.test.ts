import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDay, toDayNumber, weekdayOf } from './day-number.ts';
import { createHolidayCalendar, recognisedHolidays, rollForward } from './holiday-calendar.ts';
import { EQUATED_DAYS, EQUATED_DAYS_KNOWN, RECOGNISED_HOLIDAYS } from './recognised-holidays.ts';

const TEN_WEEKS_DAYS = 70;
const tenWeeksAfter = (day: string) => rollForward(toDay(toDayNumber(day) + TEN_WEEKS_DAYS));

describe('B1: the Algemene termijnenwet as data', () => {
  test.each([
    ['2025-10-23', '2026-01-05', ['new-year', 'equated', 'saturday', 'sunday']],
    ['2026-01-23', '2026-04-07', ['good-friday', 'saturday', 'sunday', 'easter-monday']],
    ['2026-02-24', '2026-05-06', ['liberation-day']],
    ['2026-03-05', '2026-05-18', ['ascension', 'equated', 'saturday', 'sunday']],
    ['2026-03-16', '2026-05-26', ['whit-monday']],
    ['2027-02-24', '2027-05-10', ['liberation-day', 'ascension', 'equated', 'saturday', 'sunday']],
    ['2028-02-18', '2028-05-01', ['equated', 'saturday', 'sunday']],
    ['2028-03-17', '2028-05-29', ['equated', 'saturday', 'sunday']],
    ['2026-10-17', '2026-12-28', ['second-christmas-day', 'sunday']],
  ])('notice on %s: plan due on %s', (notice, due, reasons) => {
    const rolled = tenWeeksAfter(notice);
    expect(rolled.day).toBe(due);
    expect(rolled.over.map(({ reason }) => reason)).toEqual(reasons);
  });

  test.each([
    [2026, '2026-04-27'],
    [2031, '2031-04-26'],
    [2036, '2036-04-26'],
  ])('in %i the birthday of the King is celebrated on %s', (year, day) => {
    expect(recognisedHolidays.closedOn(toDayNumber(day))?.reason).toBe('kings-day');
    expect(recognisedHolidays.closedOn(toDayNumber(`${year}-04-28`))?.reason).not.toBe('kings-day');
  });

  test('Easter moves its holidays, by the published dates of thirty years', () => {
    const published =
      '2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21 2020-04-12 ' +
      '2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13 ' +
      '2032-03-28 2033-04-17 2034-04-09 2035-03-25 2036-04-13 2037-04-05 2038-04-25 2039-04-10';
    for (const sunday of published.split(' ')) {
      const at = (days: number) => recognisedHolidays.closedOn(toDayNumber(sunday) + days)?.reason;
      expect([sunday, at(-2), at(1), at(50)]).toEqual([
        sunday,
        'good-friday',
        'easter-monday',
        'whit-monday',
      ]);
      // Ascension can be Liberation Day or King's Day too; the day is closed either way.
      expect(at(39), sunday).toMatch(/^(ascension|liberation-day|kings-day|queens-day)$/);
    }
  });

  test('Liberation Day counts every year, Good Friday counts, Easter Sunday is a Sunday like others', () => {
    for (let year = 2014; year <= 2060; year++)
      expect(recognisedHolidays.closedOn(toDayNumber(`${year}-05-05`)), String(year)).toBeDefined();
    expect(rollForward('2026-04-03').over[0]?.article).toBe('Algemene termijnenwet, art. 3(2)');
    expect(rollForward('2026-04-05').over[0]?.reason).toBe('sunday');
  });

  test('the Queen’s birthday was celebrated until 2013, the King’s since 2014', () => {
    expect(rollForward('2013-04-30').over.map(({ reason }) => reason)).toEqual(['queens-day']);
    expect(rollForward('2013-04-29').over).toEqual([]);
    expect(rollForward('2014-04-30').over).toEqual([]);
    expect(recognisedHolidays.closedOn(toDayNumber('2014-04-26'))?.reason).toBe('kings-day');
  });

  test('of a year whose decree is not known the answer says so', () => {
    expect(rollForward('2026-05-15').equatedDaysKnown).toBe(true);
    expect(rollForward('2028-12-29').equatedDaysKnown).toBe(true);
    // 30 December 2028 is a Saturday: the term runs on into a year of which no decree is known.
    expect(rollForward('2028-12-30')).toMatchObject({ day: '2029-01-02', equatedDaysKnown: false });
    expect(rollForward('2029-05-11')).toEqual({ day: '2029-05-11', over: [], equatedDaysKnown: false });
    expect(rollForward('2025-05-30').equatedDaysKnown).toBe(false);
  });

  test('every row and every day that moved says its article and source', () => {
    for (const row of [...RECOGNISED_HOLIDAYS, ...EQUATED_DAYS]) {
      expect(row.article).toMatch(/^Algemene termijnenwet, art\. 3\(/);
      expect(row.source).not.toBe('');
    }
    for (const { on } of EQUATED_DAYS) {
      expect(Number(on.slice(0, 4))).toBeGreaterThanOrEqual(EQUATED_DAYS_KNOWN.from);
      expect(Number(on.slice(0, 4))).toBeLessThanOrEqual(EQUATED_DAYS_KNOWN.to);
      expect(weekdayOf(toDayNumber(on))).toBeLessThanOrEqual(5);
    }
  });
});

describe('rolling forward', () => {
  const anyDay = fc.integer({ min: toDayNumber('2007-01-01'), max: toDayNumber('2060-12-31') }).map(toDay);
  test('ends on an ordinary day, never earlier, and at most a week later', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const rolled = rollForward(day);
        expect(recognisedHolidays.closedOn(toDayNumber(rolled.day))).toBeUndefined();
        expect(rolled.over.length).toBe(toDayNumber(rolled.day) - toDayNumber(day));
        expect(rolled.over.length).toBeLessThanOrEqual(7);
        expect(rolled.over.every(({ article }) => article.startsWith('Algemene termijnenwet'))).toBe(true);
      }),
    );
  });
  test('a later day never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 20 }), (day, more) => {
        const later = toDay(toDayNumber(day) + more);
        expect(rollForward(later).day >= rollForward(day).day).toBe(true);
      }),
    );
  });
  test('in two weeks there are always two ordinary days, so article 2 changes none of our terms', () => {
    for (let day = toDayNumber('2007-01-01'); day < toDayNumber('2060-01-01'); day++) {
      const open = Array.from({ length: 14 }, (_, i) => recognisedHolidays.closedOn(day + i)).filter(
        (c) => !c,
      );
      expect(open.length).toBeGreaterThanOrEqual(2);
    }
  });
  test('another row is another calendar, and the one in use stays as it is', () => {
    const declared = createHolidayCalendar({
      holidays: RECOGNISED_HOLIDAYS,
      equated: [
        ...EQUATED_DAYS,
        { on: '2029-05-11', article: 'Algemene termijnenwet, art. 3(3)', source: 'test' },
      ],
      equatedKnown: { from: 2026, to: 2029 },
    });
    expect(declared.rollForward('2029-05-11')).toMatchObject({ day: '2029-05-14', equatedDaysKnown: true });
    expect(rollForward('2029-05-11').day).toBe('2029-05-11');
  });
});
