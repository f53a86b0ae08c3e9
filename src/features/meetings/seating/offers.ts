import { dayAfter, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAYTIME_END_MINUTES, DAYTIME_START_MINUTES, inDaytime } from '#core/time/quiet-hours.ts';

/** How many daytime minutes somebody has to answer an offer. */
const TO_ANSWER = 4 * 60;
const DAY = 86_400_000;

/** Until when an offer made now stands: four hours of daytime. */
export function offerEnds(now: Date): Date {
  const from = inDaytime(now);
  const { day, minutes } = toAmsterdam(from);
  const today = DAYTIME_END_MINUTES - minutes;
  if (today >= TO_ANSWER) return new Date(from.getTime() + TO_ANSWER * 60_000);
  return fromAmsterdam(dayAfter(day), DAYTIME_START_MINUTES + TO_ANSWER - today);
}

/** In the last 24 hours nobody who sits is moved any more, and nothing is offered: free seats go at once to who waits. */
export const isLastDay = (startsAt: Date, now: Date): boolean => startsAt.getTime() - now.getTime() <= DAY;

/** Somebody who was moved is left in peace for a day. */
export const movedLately = (seat: { how: string; at: Date } | undefined, now: Date): boolean =>
  seat?.how === 'moved' && now.getTime() - seat.at.getTime() < DAY;
