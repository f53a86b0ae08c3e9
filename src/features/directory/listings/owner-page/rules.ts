import { isCalendarDate } from '../../catalogue/availability.ts';

/**
 * Whether a pause may end on this day: a date after today, at most a year ahead. Whoever stays away longer says so again, or
 * stops. Both YYYY-MM-DD.
 */
export function isPauseEnd(until: string, today: string): boolean {
  const latest = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return isCalendarDate(until) && until > today && until <= latest;
}
