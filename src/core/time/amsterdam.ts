import { formatMinuteRange, formatMinutes } from '../i18n/i18n.ts';

const ZONE = 'Europe/Amsterdam';
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment as the Dutch clock shows it. */
export interface AmsterdamTime {
  /** YYYY-MM-DD */
  day: string;
  /** Minutes after midnight. */
  minutes: number;
}

/** What calendar and clock in the Netherlands say at this moment. */
export function toAmsterdam(at: Date): AmsterdamTime {
  const found = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    day: `${found.year}-${found.month}-${found.day}`,
    minutes: Number(found.hour) * 60 + Number(found.minute),
  };
}

/** The moment at which the Dutch clock shows this; in the hour that summer time skips, the moment after it. */
export function fromAmsterdam(day: string, minutes: number): Date {
  const naive = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  for (const offset of [120, 60]) {
    const at = new Date(naive - offset * 60_000);
    const shown = toAmsterdam(at);
    if (shown.day === day && shown.minutes === minutes) return at;
  }
  return new Date(naive - 60 * 60_000);
}

/** The day after, on the calendar. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const days = new Map<string, Intl.DateTimeFormat>();

/** "dinsdag 8 december 2026" */
export function formatDay(at: Date, language: string): string {
  const format =
    days.get(language) ??
    new Intl.DateTimeFormat(language, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      calendar: 'gregory',
      // The digits of Dutch clocks and letters, in every language.
      numberingSystem: 'latn',
      timeZone: ZONE,
    });
  days.set(language, format);
  return format.format(at);
}

/** "15.00" */
export const formatTime = (at: Date, language: string): string =>
  formatMinutes(toAmsterdam(at).minutes, language);

/** "15.00–17.30", in one piece. */
export const formatTimeRange = (from: Date, to: Date, language: string): string =>
  formatMinuteRange(toAmsterdam(from).minutes, toAmsterdam(to).minutes, language);
