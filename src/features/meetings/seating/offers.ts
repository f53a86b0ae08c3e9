import { dayAfter, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAYTIME_END_MINUTES, DAYTIME_START_MINUTES, inDaytime } from '#core/time/quiet-hours.ts';
import type { Seat } from '../registrations/types.ts';

/** How many daytime minutes somebody has to answer an offer. */
const ANSWER_TIME_MINUTES = 4 * 60;
const DAY_MS = 86_400_000;

/** Until when an offer made now stands: four hours of daytime. */
export function offerEnds(now: Date): Date {
  const start = inDaytime(now);
  const { day, minutes } = toAmsterdam(start);
  const leftToday = DAYTIME_END_MINUTES - minutes;
  if (leftToday >= ANSWER_TIME_MINUTES) return new Date(start.getTime() + ANSWER_TIME_MINUTES * 60_000);
  return fromAmsterdam(dayAfter(day), DAYTIME_START_MINUTES + ANSWER_TIME_MINUTES - leftToday);
}

/** In the last 24 hours nobody who sits is moved any more, and nothing is offered: free seats go at once to who waits. */
export const isLastDay = (startsAt: Date, now: Date): boolean => startsAt.getTime() - now.getTime() <= DAY_MS;

/** Somebody who was moved is not moved again for a day. */
export const movedRecently = (seat: Pick<Seat, 'how' | 'at'> | undefined, now: Date): boolean =>
  seat?.how === 'moved' && now.getTime() - seat.at.getTime() < DAY_MS;
