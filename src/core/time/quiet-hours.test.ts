import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromAmsterdam, toAmsterdam } from './amsterdam.ts';
import { HOUR_MS } from './durations.ts';
import { DAYTIME_END_MINUTES, DAYTIME_START_MINUTES, inDaytime } from './quiet-hours.ts';

const shown = (day: string, hour: number, minute = 0) => fromAmsterdam(day, hour * 60 + minute);

test.each([
  ['in the day nothing waits', shown('2026-11-24', 12), shown('2026-11-24', 12)],
  ['nine in the morning is day', shown('2026-11-24', 9), shown('2026-11-24', 9)],
  ['a minute before nine waits a minute', shown('2026-11-24', 8, 59), shown('2026-11-24', 9)],
  ['in the night it waits until the morning', shown('2026-11-24', 3), shown('2026-11-24', 9)],
  [
    'a minute before nine in the evening is still day',
    shown('2026-11-24', 20, 59),
    shown('2026-11-24', 20, 59),
  ],
  ['nine in the evening waits until the next morning', shown('2026-11-24', 21), shown('2026-11-25', 9)],
  ['New Year’s Eve waits until next year', shown('2026-12-31', 23), shown('2027-01-01', 9)],
  ['the evening before a leap day', shown('2028-02-28', 22), shown('2028-02-29', 9)],
])('%s', (_, moment, expected) => {
  expect(inDaytime(moment)).toEqual(expected);
});

test('the night in which the clock goes forward is an hour shorter, the other an hour longer', () => {
  const night = (day: string, next: string) => {
    const evening = shown(day, 21);
    expect(inDaytime(evening)).toEqual(shown(next, 9));
    return (inDaytime(evening).getTime() - evening.getTime()) / HOUR_MS;
  };
  expect(night('2026-03-28', '2026-03-29')).toBe(11);
  expect(night('2026-10-24', '2026-10-25')).toBe(13);
  expect(night('2026-11-24', '2026-11-25')).toBe(12);
});

test('whenever it is, what waits waits until the next morning and never longer than thirteen hours', () => {
  const anyMoment = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2040-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyMoment, (moment) => {
      const morning = inDaytime(moment);
      const { minutes } = toAmsterdam(morning);
      expect(minutes).toBeGreaterThanOrEqual(DAYTIME_START_MINUTES);
      expect(minutes).toBeLessThan(DAYTIME_END_MINUTES);
      expect(morning.getTime()).toBeGreaterThanOrEqual(moment.getTime());
      expect(morning.getTime() - moment.getTime()).toBeLessThanOrEqual(13 * HOUR_MS);
      expect(inDaytime(morning)).toEqual(morning);
    }),
  );
});
