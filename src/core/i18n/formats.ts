import { amsterdamDate, toAmsterdam } from '../time/amsterdam.ts';
import { textDirection } from './languages.ts';

/** A time as people here say it: 10.00 in Dutch, 10:00 elsewhere. Digits as on Dutch clocks, in every language. */
export function formatMinutes(minutes: number, language: string): string {
  const hour = Math.floor(minutes / 60) % 24;
  return `${hour}${language === 'nl' ? '.' : ':'}${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of what people type, "15:30" or "15.30"; null when it is no time. */
export function parseTimeOfDay(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour && Number(hour) < 24 && Number(minute) < 60 ? minutes : null;
}

/** Minutes after midnight as machines and forms write them: 09:05. A day later is the same time. */
export const toHHMM = (minutes: number): string =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * From–to, kept in one piece and left-to-right in every direction of writing: the word joiners beside the dash (U+2060) keep
 * a line from breaking there.
 */
export const formatMinuteRange = (from: number, to: number, language: string): string =>
  `\u2066${formatMinutes(from, language)}\u2060–\u2060${formatMinutes(to, language)}\u2069`;

/** Appointments are in the Gregorian calendar and on the Dutch clock, in the digits of Dutch letters, in every language. */
const DUTCH = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'Europe/Amsterdam' } as const;
const DATE = { ...DUTCH, day: 'numeric', month: 'long', year: 'numeric' } as const;

const DATE_STYLES = {
  date: DATE,
  moment: { ...DATE, hour: 'numeric', minute: '2-digit' },
  day: { ...DATE, weekday: 'long' },
  month: { calendar: 'gregory', month: 'long', timeZone: 'UTC' },
  monthOfYear: { ...DUTCH, timeZone: 'UTC', month: 'long', year: 'numeric' },
  calendarDay: { ...DUTCH, timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' },
  shortDay: { ...DUTCH, weekday: 'short', day: 'numeric', month: 'short' },
  shortDate: { ...DUTCH, day: 'numeric', month: 'short', year: 'numeric' },
  fullCalendarDay: { ...DATE, timeZone: 'UTC' },
  dayOfMonth: { ...DUTCH, timeZone: 'UTC', day: 'numeric', month: 'long' },
  longWeekday: { weekday: 'long', timeZone: 'UTC' },
  shortWeekday: { weekday: 'short', timeZone: 'UTC' },
  narrowWeekday: { weekday: 'narrow', timeZone: 'UTC' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** To make a format takes much longer than to use it, so each is made once. */
function dateFormat(language: string, style: keyof typeof DATE_STYLES): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(language, DATE_STYLES[style]);
  dateFormats.set(key, format);
  return format;
}

/** Monday is 1. `long` for reading, `short` where room is scarce, `narrow` where there is room for a letter. */
export const weekdayName = (
  weekday: number,
  language: string,
  style: 'long' | 'short' | 'narrow' = 'long',
): string =>
  // 1 January 2024 was a Monday.
  dateFormat(language, `${style}Weekday`).format(Date.UTC(2024, 0, weekday));

/** January is 1. */
export const monthName = (month: number, language: string): string =>
  dateFormat(language, 'month').format(Date.UTC(2024, month - 1, 1));

/** "december 2026", of the first day of a month (YYYY-MM-DD). */
export const formatMonth = (month: string, language: string): string =>
  dateFormat(language, 'monthOfYear').format(Date.parse(`${month}T00:00:00Z`));

/** "8 december 2026", and as a moment with the time of day: a date in words, on the Dutch clock. */
export const formatDate = (moment: Date, language: string, style: 'date' | 'moment' = 'date'): string =>
  dateFormat(language, style).format(moment);

/** "dinsdag 8 december 2026" */
export const formatDay = (moment: Date, language: string): string =>
  dateFormat(language, 'day').format(moment);

/** A day as narrow as a column of a table: "ma 30 nov", and outside the year of `now` "30 nov 2025". */
export const formatShortDay = (moment: Date, language: string, now: Date): string =>
  dateFormat(
    language,
    amsterdamDate(moment).slice(0, 4) === amsterdamDate(now).slice(0, 4) ? 'shortDay' : 'shortDate',
  ).format(moment);

/**
 * A date of the calendar (YYYY-MM-DD) within a year from now: "dinsdag 1 december", and without the weekday "1 december".
 */
export const formatCalendarDay = (
  date: string,
  language: string,
  style: 'calendarDay' | 'dayOfMonth' = 'calendarDay',
): string => dateFormat(language, style).format(Date.parse(`${date}T00:00:00Z`));

/** A date of the calendar (YYYY-MM-DD) with its year: "8 december 2026". No time zone can move it. */
export const formatFullDay = (date: string, language: string): string =>
  dateFormat(language, 'fullCalendarDay').format(Date.parse(`${date}T00:00:00Z`));

/** What stands before the last of a list, in languages for which the runtime knows no lists. */
const AND: Record<string, string> = { ckb: ' و ' };

/** Joins words as the language does: "a, b and c". */
export function formatList(words: string[], language: string): string {
  const and = AND[language];
  if (!and) return new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(words);
  return words.length < 2 ? words.join('') : joinNames(words.slice(0, -1), language) + and + words.at(-1);
}

const COMMAS: Record<string, string> = { rtl: '، ', ti: '፣ ' };

/** Names beside each other, each as it is written: "Nederlands leren, Werk of stage". */
export const joinNames = (names: readonly string[], language: string): string =>
  names.join(COMMAS[textDirection(language) === 'rtl' ? 'rtl' : language] ?? ', ');

/** "15.00" */
export const formatTime = (moment: Date, language: string): string =>
  formatMinutes(toAmsterdam(moment).minutes, language);

/** "15.00–17.30", in one piece. */
export const formatTimeRange = (from: Date, to: Date, language: string): string =>
  formatMinuteRange(toAmsterdam(from).minutes, toAmsterdam(to).minutes, language);
