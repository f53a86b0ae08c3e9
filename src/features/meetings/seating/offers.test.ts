import { expect, test } from 'vitest';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { offerEnds } from './offers.ts';

test('nobody is written to at night, and an offer stands for four hours of daytime, also when the clock changes', () => {
  const shown = (day: string, hour: number, minute = 0) => fromAmsterdam(day, hour * 60 + minute);
  expect(inDaytime(shown('2026-11-24', 22))).toEqual(shown('2026-11-25', 9));
  expect(inDaytime(shown('2026-11-24', 3))).toEqual(shown('2026-11-24', 9));
  expect(inDaytime(shown('2026-11-24', 12))).toEqual(shown('2026-11-24', 12));
  expect(offerEnds(shown('2026-11-24', 10))).toEqual(shown('2026-11-24', 14));
  expect(offerEnds(shown('2026-11-24', 19, 30))).toEqual(shown('2026-11-25', 11, 30));
  expect(offerEnds(shown('2026-10-24', 20))).toEqual(shown('2026-10-25', 12));
  expect(offerEnds(shown('2026-03-28', 23))).toEqual(shown('2026-03-29', 13));
  expect(offerEnds(shown('2026-03-28', 23)).toISOString()).toBe('2026-03-29T11:00:00.000Z');
});
