import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { easter, holidays, isWorkingDay } from '#core/time/working-days.ts';
import { afterOpenMinutes, openMinutes, promiseFor, urgency } from './promise.ts';
import { CONTACT_CATEGORIES } from './types.ts';

const date = (iso: string) => new Date(iso);
const shown = (moment: Date) => {
  const { day, minutes } = toAmsterdam(moment);
  return `${day} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};

describe('the day of an answer', () => {
  test('a question about a meeting on Tuesday has its answer on Wednesday at five', () => {
    expect(shown(promiseFor('meeting', date('2026-11-24T10:00:00+01:00')))).toBe('2026-11-25 17:00');
  });
  test('what comes on Friday evening came on Monday', () => {
    expect(shown(promiseFor('meeting', date('2026-11-27T18:30:00+01:00')))).toBe('2026-12-01 17:00');
  });
  test('no answer is promised for Easter Monday, nor for King’s Day', () => {
    expect(shown(promiseFor('meeting', date('2026-04-02T12:00:00+02:00')))).toBe('2026-04-03 17:00');
    expect(shown(promiseFor('meeting', date('2026-04-03T12:00:00+02:00')))).toBe('2026-04-07 17:00');
    expect(shown(promiseFor('meeting', date('2026-04-24T12:00:00+02:00')))).toBe('2026-04-28 17:00');
  });
  test('when 27 April is a Sunday the King has his day on the 26th', () => {
    expect(holidays(2025).has('2025-04-26')).toBe(true);
    expect(holidays(2025).has('2025-04-27')).toBe(false);
  });
  test('five o’clock stays five o’clock over both changes of the clock', () => {
    expect(shown(promiseFor('place', date('2026-03-27T10:00:00+01:00')))).toBe('2026-03-31 17:00');
    expect(promiseFor('place', date('2026-03-27T10:00:00+01:00')).toISOString()).toBe(
      '2026-03-31T15:00:00.000Z',
    );
    expect(promiseFor('place', date('2026-10-23T10:00:00+02:00')).toISOString()).toBe(
      '2026-10-27T16:00:00.000Z',
    );
  });
  test('Easter as published: 2024, 2025, 2026, 2038, and the earliest and latest there are', () => {
    expect([2024, 2025, 2026, 2038, 1818, 1943].map((year) => Object.values(easter(year)))).toEqual([
      [3, 31],
      [4, 20],
      [4, 5],
      [4, 25],
      [3, 22],
      [4, 25],
    ]);
  });
  test('every promise is a working day at five, after the question, and never earlier for a later question', () => {
    const moment = fc.date({
      min: date('2024-01-01T00:00:00Z'),
      max: date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        moment,
        fc.nat(10 * 86_400_000),
        fc.constantFrom(...CONTACT_CATEGORIES),
        (received, later, category) => {
          const promised = promiseFor(category, received);
          const { day, minutes } = toAmsterdam(promised);
          expect(isWorkingDay(day) && minutes === 17 * 60 && promised > received).toBe(true);
          expect(promiseFor(category, new Date(received.getTime() + later)).getTime()).toBeGreaterThanOrEqual(
            promised.getTime(),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
  test('open minutes and their end belong together', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(400 * 24 * 60), (minutes, ahead) => {
        const from = new Date(date('2026-01-05T08:00:00Z').getTime() + ahead * 60_000);
        expect(openMinutes(from, afterOpenMinutes(from, minutes))).toBe(minutes);
      }),
      { numRuns: 200 },
    );
  });
  test('half, soon and late are counted in hours in which the team is there', () => {
    const received = date('2026-11-27T16:00:00+01:00');
    const promised = promiseFor('meeting', received);
    expect(urgency(received, promised, date('2026-11-29T12:00:00+01:00'))).toBe('calm');
    expect(urgency(received, promised, date('2026-11-30T14:00:00+01:00'))).toBe('half');
    expect(urgency(received, promised, date('2026-11-30T16:30:00+01:00'))).toBe('soon');
    expect(urgency(received, promised, date('2026-12-01T17:01:00+01:00'))).toBe('late');
  });
});
