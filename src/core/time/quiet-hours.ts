import { dayAfter, fromAmsterdam, toAmsterdam } from './amsterdam.ts';

/** Daytime on the Dutch clock: outside it no mail is sent to people and no deadline runs out. */
export const DAYTIME_STARTS_AT_MINUTES = 9 * 60;
export const DAYTIME_ENDS_AT_MINUTES = 21 * 60;

/** This moment or, in quiet hours, the next nine o'clock in the morning. */
export function inDaytime(at: Date): Date {
  const { day, minutes } = toAmsterdam(at);
  if (minutes < DAYTIME_STARTS_AT_MINUTES) return fromAmsterdam(day, DAYTIME_STARTS_AT_MINUTES);
  return minutes < DAYTIME_ENDS_AT_MINUTES ? at : fromAmsterdam(dayAfter(day), DAYTIME_STARTS_AT_MINUTES);
}
