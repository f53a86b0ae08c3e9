/**
 * Calendar days as whole numbers: 0 is 1 January 1970. For terms that are computed by the thousand, where a `PlainDate` for every
 * step costs too much. No clock and no time zone is involved. Method: H. Hinnant, "chrono-compatible low-level date algorithms".
 */

const EPOCH_OFFSET_DAYS = 719_468;
const ERA_DAYS = 146_097;
const ERA_YEARS = 400;

/** A day of the calendar, in parts. January is 1. */
export interface CalendarParts {
  year: number;
  month: number;
  day: number;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** How many days a month has. January is 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

function fromParts({ year, month, day }: CalendarParts): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / ERA_YEARS);
  const yearOfEra = shifted - era * ERA_YEARS;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - EPOCH_OFFSET_DAYS;
}

/** The number of a day, YYYY-MM-DD. Throws a RangeError for a day that does not exist. */
export function toDayNumber(text: string): number {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month)
  )
    throw new RangeError(`no calendar day: ${text}`);
  return fromParts({ year, month, day });
}

/** Year, month and day of a day number. */
export function partsOf(number: number): CalendarParts {
  const shifted = number + EPOCH_OFFSET_DAYS;
  const era = Math.floor(shifted / ERA_DAYS);
  const dayOfEra = shifted - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * ERA_YEARS + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** A day number as YYYY-MM-DD. */
export function toDay(number: number): string {
  const { year, month, day } = partsOf(number);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/**
 * The same day of the month, so many months later (or earlier, when negative). Where that month has no such day it is the last
 * day of the month, and `clamped` says so.
 */
export function addMonths(number: number, months: number): { number: number; clamped: boolean } {
  const { year, month, day } = partsOf(number);
  const total = year * 12 + month - 1 + months;
  const target = { year: Math.floor(total / 12), month: (((total % 12) + 12) % 12) + 1 };
  const last = daysInMonth(target.year, target.month);
  return { number: fromParts({ ...target, day: Math.min(day, last) }), clamped: day > last };
}
