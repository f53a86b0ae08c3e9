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

const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Amsterdam' });

let minute = { at: Number.NaN, day: '' };

/** Which day it is on the Dutch calendar: 2026-11-24. Asked for every page, so the minute is remembered. */
export function amsterdamDate(at: Date): string {
  const asked = Math.floor(at.getTime() / 60_000);
  if (minute.at !== asked) minute = { at: asked, day: days.format(at) };
  return minute.day;
}

const DAY_MS = 86_400_000;

/** The moment `days` times 24 hours before. */
export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** The moment `days` times 24 hours later. */
export const daysAfter = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);
