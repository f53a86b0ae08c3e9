import { formatDay, formatTime, formatTimeRange } from '#core/i18n/formats.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { NIGHT_ENDS_MINUTES } from './programme.ts';
import type { Edition } from './types.ts';

/** Whether a meeting is on more than one day; an evening that ends at night is one. */
export function isOnSeveralDays({ startsAt, endsAt }: Pick<Edition, 'startsAt' | 'endsAt'>): boolean {
  const [from, to] = [toAmsterdam(startsAt), toAmsterdam(endsAt)];
  const days = Math.round((Date.parse(to.day) - Date.parse(from.day)) / 86_400_000);
  return days > 1 || (days === 1 && to.minutes > NIGHT_ENDS_MINUTES);
}

/** When a meeting is, in words: "dinsdag 8 december 2026 · 15.00–17.30", of several days the first and the last moment. */
export function whenWords(edition: Pick<Edition, 'startsAt' | 'endsAt'>, language: string): string {
  const { startsAt, endsAt } = edition;
  if (!isOnSeveralDays(edition))
    return `${formatDay(startsAt, language)} · ${formatTimeRange(startsAt, endsAt, language)}`;
  const moment = (at: Date) => `${formatDay(at, language)} · ${formatTime(at, language)}`;
  return `${moment(startsAt)} – ${moment(endsAt)}`;
}

/** The same for a sentence with a date and a time: of several days the time is the first moment to the last. */
export function whenParts(
  edition: Pick<Edition, 'startsAt' | 'endsAt'>,
  language: string,
): { date: string; time: string } {
  const { startsAt, endsAt } = edition;
  const date = formatDay(startsAt, language);
  return isOnSeveralDays(edition)
    ? {
        date,
        time: `${formatTime(startsAt, language)} – ${formatDay(endsAt, language)}, ${formatTime(endsAt, language)}`,
      }
    : { date, time: formatTimeRange(startsAt, endsAt, language) };
}
