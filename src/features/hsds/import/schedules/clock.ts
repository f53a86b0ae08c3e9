/** A time of day in minutes after midnight, and how far its clock is ahead of UTC, when the text says so. */
export interface ClockTime {
  minutes: number;
  utcOffsetMinutes: number | null;
}

const DAY_MINUTES = 1440;

const CLOCK_TIME =
  /^(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Reads `9:00`, `09.30`, `17:00:00`, `10:00Z`, `10:00+01:00`, `7 pm`; null when it is something else. */
export function parseClockTime(text: string): ClockTime | null {
  const match = CLOCK_TIME.exec(text.trim());
  if (!match) return null;
  const [, hours = '', minutes, , half, zone] = match;
  if (minutes === undefined && !half) return null;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const total = hour * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || total > DAY_MINUTES) return null;
  return { minutes: total, utcOffsetMinutes: zone ? offsetOf(zone) : null };
}

/** @param zone `Z`, `UTC`, `+01:00`, `+0100` or `+01` @returns minutes */
function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const [, sign, hours, minutes] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

const amsterdamFormat = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Amsterdam',
  timeZoneName: 'longOffset',
});

/** How many minutes Amsterdam is ahead of UTC at noon of a date (YYYY-MM-DD). */
export function amsterdamOffsetMinutes(date: string): number {
  const name =
    amsterdamFormat.formatToParts(new Date(`${date}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName')
      ?.value ?? '';
  return offsetOf(name.replace('GMT', ''));
}
