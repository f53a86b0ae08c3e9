import { amsterdamDate, dayAfter, fromAmsterdam } from '#core/time/amsterdam.ts';
import { isWorkingDay } from '#core/time/working-days.ts';

/** An offer is kept for so many working days. */
const OFFER_WORKING_DAYS = 3;
/** An offer ends at this minute of the Dutch day, when somebody can still be asked. */
const OFFER_ENDS_AT_MINUTES = 17 * 60;

/** The day (YYYY-MM-DD) that is so many working days later. */
export function workingDaysLater(day: string, count: number): string {
  let later = day;
  for (let left = count; left > 0; ) {
    later = dayAfter(later);
    if (isWorkingDay(later)) left--;
  }
  return later;
}

/**
 * The day (YYYY-MM-DD) by which an initiative answers: so many working days from today or, while it is on leave, from the last
 * day of that.
 */
export function promisedDay(
  now: Date,
  { answerDays, leaveUntil }: { answerDays: number; leaveUntil: string | null },
): string {
  const today = amsterdamDate(now);
  return workingDaysLater(leaveUntil && leaveUntil > today ? leaveUntil : today, answerDays);
}

/** The moment at which an offer that is made now ends: in daytime, on a working day. */
export const offerEnd = (now: Date): Date =>
  fromAmsterdam(workingDaysLater(amsterdamDate(now), OFFER_WORKING_DAYS), OFFER_ENDS_AT_MINUTES);
