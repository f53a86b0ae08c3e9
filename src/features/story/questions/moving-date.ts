import { ok, type Result, refuse } from '#core/result.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import type { AnswerFields } from './answer-fields.ts';

export type DateRefusal = 'date-incomplete' | 'no-such-day';

/** How many years ahead somebody can say when they move. */
const YEARS_AHEAD = 3;

/** The years to choose from, this one first. @param today YYYY-MM-DD */
export const movingYears = (today: string): string[] =>
  Array.from({ length: YEARS_AHEAD }, (_, i) => String(Number(today.slice(0, 4)) + i));

/**
 * Reads the day from which somebody lives elsewhere, from three choices. Without a day it is the first of the month; with
 * nothing chosen it is not known yet.
 * @returns YYYY-MM-DD or null; or why not: a part is missing, or the calendar has no such day
 */
export function readMovingDate(fields: AnswerFields): Result<string | null, DateRefusal> {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((name) => fields[name]?.at(-1));
  if (!day && !month && !year) return ok(null);
  if (!month || !year) return refuse('date-incomplete');
  const date = `${year}-${month.padStart(2, '0')}-${(day || '1').padStart(2, '0')}`;
  return isCalendarDay(date) ? ok(date) : refuse('no-such-day');
}

/** The inverse: the choices that show a date. */
export function dateFields(date: string | null): AnswerFields {
  const [year, month, day] = date?.split('-') ?? [];
  return {
    day: [String(Number(day ?? '') || '')],
    month: [String(Number(month ?? '') || '')],
    year: [year ?? ''],
  };
}
