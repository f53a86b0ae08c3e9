import { toAmsterdam } from '../time/amsterdam.ts';
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

/** From–to, kept in one piece and left-to-right in every direction of writing. */
export const formatMinuteRange = (from: number, to: number, language: string): string =>
  `\u2066${formatMinutes(from, language)}–${formatMinutes(to, language)}\u2069`;

const weekdayFormats = new Map<string, Intl.DateTimeFormat>();

/** Monday is 1. `long` for reading, `short` where room is scarce. */
export function weekdayName(weekday: number, language: string, style: 'long' | 'short' = 'long'): string {
  const key = `${language} ${style}`;
  const format =
    weekdayFormats.get(key) ?? new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  weekdayFormats.set(key, format);
  return format.format(new Date(Date.UTC(2024, 0, weekday)));
}

/** A date in words, in the Gregorian calendar that Dutch appointments use, on the Dutch clock. */
export const formatDate = (at: Date, language: string, style: 'date' | 'moment' = 'date'): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(style === 'moment' ? { hour: 'numeric', minute: '2-digit' } : {}),
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'Europe/Amsterdam',
  }).format(at);

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

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** "dinsdag 8 december 2026" */
export function formatDay(at: Date, language: string): string {
  const format =
    dayFormats.get(language) ??
    new Intl.DateTimeFormat(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
      // The digits of Dutch clocks and letters, in every language.
      numberingSystem: 'latn',
      timeZone: 'Europe/Amsterdam',
    });
  dayFormats.set(language, format);
  return format.format(at);
}

/** "15.00" */
export const formatTime = (at: Date, language: string): string =>
  formatMinutes(toAmsterdam(at).minutes, language);

/** "15.00–17.30", in one piece. */
export const formatTimeRange = (from: Date, to: Date, language: string): string =>
  formatMinuteRange(toAmsterdam(from).minutes, toAmsterdam(to).minutes, language);
