import { toDay, toDayNumber, weekdayOf } from '#core/time/day-number.ts';
import type { HolidayCalendar } from '#core/time/holiday-calendar.ts';
import type { LegalDeadline } from '../legal-deadlines/term-types.ts';

/** What a day of the calendar of a term is; one mark for each day, the most important one. */
export type DayMark = 'begin' | 'last' | 'still' | 'free' | 'inside' | 'outside';

/** A day in the calendar of a term. */
export interface MarkedDay {
  day: string;
  mark: DayMark;
}

/** Longer terms do not fit on a page: there the steps say enough. */
const MAX_DAYS = 140;
const WEEK_DAYS = 7;

/** The weeks from the first to the last day of a term, Monday first; null for a term without an end, or one too long to draw. */
export function weeksOfTerm(term: LegalDeadline, holidays: HolidayCalendar): MarkedDay[][] | null {
  const { base, due, shifts } = term;
  if (!base || due === null) return null;
  const first = toDayNumber(base.day);
  const last = toDayNumber(due);
  if (last < first || last - first > MAX_DAYS) return null;
  const still = shifts.flatMap((shift) =>
    shift.kind === 'suspension' && shift.to !== null
      ? [{ from: toDayNumber(shift.from), to: toDayNumber(shift.to) }]
      : [],
  );
  const markOf = (day: number): DayMark => {
    if (day < first || day > last) return 'outside';
    if (day === last) return 'last';
    if (day === first) return 'begin';
    if (still.some(({ from, to }) => from <= day && day < to)) return 'still';
    return holidays.closedOn(day) ? 'free' : 'inside';
  };
  const monday = first - (weekdayOf(first) - 1);
  const weeks = Math.ceil((last - monday + 1) / WEEK_DAYS);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: WEEK_DAYS }, (__, at) => {
      const day = monday + week * WEEK_DAYS + at;
      return { day: toDay(day), mark: markOf(day) };
    }),
  );
}
