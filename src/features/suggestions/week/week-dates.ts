import { addDays } from '#core/time/recurrence.ts';

export const WEEK_DAYS = 7;

/** The seven days from a date (YYYY-MM-DD). */
export const weekDates = (from: string): string[] =>
  Array.from({ length: WEEK_DAYS }, (_, day) => addDays(from, day));
