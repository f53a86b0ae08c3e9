import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amsterdamDate,
  dayAfter,
  daysAfter,
  daysBefore,
  fromAmsterdam,
  isCalendarDay,
  toAmsterdam,
} from './amsterdam.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const moment = (text: string) => new Date(text);

/** Every summer time of the European Union begins and ends at 01:00 UTC, on the last Sunday of March and of October. */
const FORWARD = '2026-03-29';
const BACK = '2026-10-25';

describe('a moment on the Dutch clock', () => {
  test.each([
    ['half past midnight in winter', '2026-01-14T23:30:00Z', { day: '2026-01-15', minutes: at(0, 30) }],
    ['half past midnight in summer', '2026-07-14T22:30:00Z', { day: '2026-07-15', minutes: at(0, 30) }],
    ['the last minute of winter time', '2026-03-29T00:59:59Z', { day: FORWARD, minutes: at(1, 59) }],
    ['the first minute of summer time', '2026-03-29T01:00:00Z', { day: FORWARD, minutes: at(3) }],
    ['half past two, the first time', '2026-10-25T00:30:00Z', { day: BACK, minutes: at(2, 30) }],
    ['half past two, the second time', '2026-10-25T01:30:00Z', { day: BACK, minutes: at(2, 30) }],
    ['New Year, an hour before it is in UTC', '2026-12-31T23:00:00Z', { day: '2027-01-01', minutes: 0 }],
    ['the last minute of a year', '2026-12-31T22:59:59.999Z', { day: '2026-12-31', minutes: at(23, 59) }],
    ['the leap day', '2028-02-28T23:00:00Z', { day: '2028-02-29', minutes: 0 }],
  ])('%s', (_, text, shown) => {
    expect(toAmsterdam(moment(text))).toEqual(shown);
    expect(amsterdamDate(moment(text))).toBe(shown.day);
  });
  test('what is no moment has no day', () => {
    expect(() => toAmsterdam(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => amsterdamDate(new Date(Number.NaN))).toThrow(RangeError);
  });
  test('the day turns at midnight here, also when somebody asked in the minute before', () => {
    expect(amsterdamDate(moment('2026-06-30T21:59:59.999Z'))).toBe('2026-06-30');
    expect(amsterdamDate(moment('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
    expect(amsterdamDate(moment('2026-06-30T21:59:00Z'))).toBe('2026-06-30');
  });
});

describe('a time on the Dutch clock is a moment', () => {
  test.each([
    ['half past midnight in winter', '2026-01-15', at(0, 30), '2026-01-14T23:30:00.000Z'],
    ['half past midnight in summer', '2026-07-15', at(0, 30), '2026-07-14T22:30:00.000Z'],
    ['the minute before the clock goes forward', FORWARD, at(1, 59), '2026-03-29T00:59:00.000Z'],
    ['half past two that never comes is half past three', FORWARD, at(2, 30), '2026-03-29T01:30:00.000Z'],
    ['three o’clock in summer time', FORWARD, at(3), '2026-03-29T01:00:00.000Z'],
    ['half past two that comes twice is the first', BACK, at(2, 30), '2026-10-25T00:30:00.000Z'],
    ['three o’clock in winter time', BACK, at(3), '2026-10-25T02:00:00.000Z'],
    ['the beginning of a year', '2027-01-01', 0, '2026-12-31T23:00:00.000Z'],
    ['the end of a year', '2026-12-31', at(23, 59), '2026-12-31T22:59:00.000Z'],
    ['noon on the leap day', '2028-02-29', at(12), '2028-02-29T11:00:00.000Z'],
    [
      'one hour after midnight, in summer, told on the day before',
      '2026-07-14',
      at(25),
      '2026-07-14T23:00:00.000Z',
    ],
    ['the same in winter', '2026-12-31', at(25), '2027-01-01T00:00:00.000Z'],
    ['the minute before midnight, told on the day after', '2026-07-15', -1, '2026-07-14T21:59:00.000Z'],
  ])('%s', (_, day, minutes, iso) => {
    expect(fromAmsterdam(day, minutes).toISOString()).toBe(iso);
  });
  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-04-31', '', 'tomorrow'])(
    '%j is no day',
    (day) => {
      expect(() => fromAmsterdam(day, 0)).toThrow(RangeError);
      expect(() => dayAfter(day)).toThrow(RangeError);
      expect(isCalendarDay(day)).toBe(false);
    },
  );
  test('a day is written in one way', () => {
    expect(['2026-02-28', '2028-02-29', '2000-02-29'].map(isCalendarDay)).toEqual([true, true, true]);
    for (const text of [
      '1900-02-29',
      '2026-2-8',
      '20260208',
      '2026-02-08T10:00',
      ' 2026-02-08',
      '2026-02-08\n',
    ])
      expect([text, isCalendarDay(text)]).toEqual([text, false]);
  });
});

const anyMinute = fc
  .integer({ min: Date.UTC(1990, 0) / MINUTE_MS, max: Date.UTC(2099, 11, 31) / MINUTE_MS })
  .map((minute) => new Date(minute * MINUTE_MS));
const anyDay = fc
  .date({ min: moment('1990-01-01T00:00:00Z'), max: moment('2099-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Around the changes of the clock, where mistakes are. */
const nearChange = fc
  .tuple(fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'), fc.integer({ min: -300, max: 300 }))
  .map(([change, minutes]) => new Date(Date.parse(change) + minutes * MINUTE_MS));

describe('there and back', () => {
  test('a moment comes back as itself, or an hour earlier when the clock shows that time twice', () => {
    fc.assert(
      fc.property(fc.oneof(anyMinute, nearChange), (before) => {
        const shown = toAmsterdam(before);
        const after = fromAmsterdam(shown.day, shown.minutes);
        expect(toAmsterdam(after)).toEqual(shown);
        expect([0, HOUR_MS]).toContain(before.getTime() - after.getTime());
      }),
    );
  });
  test('a time on the clock comes back as itself, or an hour later when the clock skips it', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyDay, fc.constantFrom(FORWARD, BACK)),
        fc.integer({ min: 0, max: 1439 }),
        (day, minutes) => {
          const shown = toAmsterdam(fromAmsterdam(day, minutes));
          expect(shown.day).toBe(day);
          expect([0, 60]).toContain(shown.minutes - minutes);
          if (minutes < at(2) || minutes >= at(3)) expect(shown.minutes).toBe(minutes);
        },
      ),
    );
  });
  test('the clock shows what the calendar and clock of the runtime show', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'Europe/Amsterdam',
    });
    fc.assert(
      fc.property(fc.oneof(anyMinute, nearChange), (date) => {
        const { day, minutes } = toAmsterdam(date);
        const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
        expect(`${day} ${time.join(':')}`).toBe(format.format(date));
      }),
    );
  });
});

describe('days after each other', () => {
  test.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2028-02-29', '2028-03-01'],
    ['2026-02-28', '2026-03-01'],
    [FORWARD, '2026-03-30'],
    [BACK, '2026-10-26'],
  ])('after %s comes %s', (day, next) => expect(dayAfter(day)).toBe(next));
  test('no day is left out and none comes twice', () => {
    fc.assert(fc.property(anyDay, (day) => Date.parse(dayAfter(day)) - Date.parse(day) === DAY_MS));
  });
  test('days before and after are 24 hours each: over a change of the clock another time of day', () => {
    const noon = fromAmsterdam('2026-03-28', at(12));
    expect(toAmsterdam(daysAfter(noon, 1))).toEqual({ day: FORWARD, minutes: at(13) });
    expect(daysBefore(daysAfter(noon, 400), 400)).toEqual(noon);
  });
});
