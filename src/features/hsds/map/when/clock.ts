/** A time of day: minutes after midnight, and how far its clock is ahead of UTC when it says so. */
export interface Clock {
  minutes: number;
  offset: number | null;
}

const FORM =
  /^(?:\d{4}-\d{2}-\d{2}T)?(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Reads `9:00`, `09.30`, `17:00:00`, `10:00Z`, `10:00+01:00`, `7 pm`; null when it is something else. */
export function readClock(text: string): Clock | null {
  const found = FORM.exec(text.trim());
  if (!found) return null;
  const [, hours = '', minutes, , half, zone] = found;
  if (minutes === undefined && !half) return null;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const total = hour * 60 + Number(minutes ?? 0);
  if (Number(minutes ?? 0) > 59 || total > 1440) return null;
  return { minutes: total, offset: zone ? offsetOf(zone) : null };
}

function offsetOf(zone: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0));
}

const amsterdam = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' });

/** How many minutes the Dutch clock is ahead of UTC at noon of a day. */
export function dutchOffset(day: string): number {
  const name =
    amsterdam.formatToParts(new Date(`${day}T12:00:00Z`)).find(({ type }) => type === 'timeZoneName')
      ?.value ?? '';
  return offsetOf(name.replace('GMT', ''));
}
