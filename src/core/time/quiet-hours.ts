import { dayAfter, fromAmsterdam, toAmsterdam } from './amsterdam.ts';

/*
 * Nobody is woken: between nine in the evening and nine in the morning, on the Dutch clock, nothing is sent and no term ends.
 */

/** Minutes after midnight at which the day begins. */
export const DAYTIME_START_MINUTES = 9 * 60;
/** Minutes after midnight at which the quiet hours begin. */
export const DAYTIME_END_MINUTES = 21 * 60;

/** This moment or, in quiet hours, nine o'clock on the next morning that comes. Throws a RangeError for an invalid Date. */
export function inDaytime(moment: Date): Date {
  const { day, minutes } = toAmsterdam(moment);
  if (minutes < DAYTIME_START_MINUTES) return fromAmsterdam(day, DAYTIME_START_MINUTES);
  return minutes < DAYTIME_END_MINUTES ? moment : fromAmsterdam(dayAfter(day), DAYTIME_START_MINUTES);
}
