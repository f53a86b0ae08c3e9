import { dayAfter, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';

/** Nobody is woken: between nine in the evening and nine in the morning nothing is sent and no time runs out. */
const MORNING = 9 * 60;
const EVENING = 21 * 60;
/** How many daytime minutes somebody has to answer an offer. */
const TO_ANSWER = 4 * 60;
const DAY = 86_400_000;

/** This moment or, in quiet hours, nine o'clock on the next morning that comes. */
export function inDaytime(at: Date): Date {
  const { day, minutes } = toAmsterdam(at);
  if (minutes < MORNING) return fromAmsterdam(day, MORNING);
  return minutes < EVENING ? at : fromAmsterdam(dayAfter(day), MORNING);
}

/** Until when an offer made now stands: four hours of daytime. */
export function offerEnds(now: Date): Date {
  const from = inDaytime(now);
  const { day, minutes } = toAmsterdam(from);
  const today = EVENING - minutes;
  if (today >= TO_ANSWER) return new Date(from.getTime() + TO_ANSWER * 60_000);
  return fromAmsterdam(dayAfter(day), MORNING + TO_ANSWER - today);
}

/** In the last 24 hours nobody who sits is moved any more, and nothing is offered: free seats go at once to who waits. */
export const isLastDay = (startsAt: Date, now: Date): boolean => startsAt.getTime() - now.getTime() <= DAY;

/** Somebody who was moved is left in peace for a day. */
export const movedRecently = (seat: { how: string; at: Date } | undefined, now: Date): boolean =>
  seat?.how === 'moved' && now.getTime() - seat.at.getTime() < DAY;
