import { asDate, asText, type RawRecord } from '../../schema/values.ts';

const WEEKDAYS = new Map(
  Object.entries({
    mo: 1,
    mon: 1,
    monday: 1,
    ma: 1,
    maandag: 1,
    tu: 2,
    tue: 2,
    tuesday: 2,
    di: 2,
    dinsdag: 2,
    we: 3,
    wed: 3,
    wednesday: 3,
    wo: 3,
    woensdag: 3,
    th: 4,
    thu: 4,
    thursday: 4,
    do: 4,
    donderdag: 4,
    fr: 5,
    fri: 5,
    friday: 5,
    vr: 5,
    vrijdag: 5,
    sa: 6,
    sat: 6,
    saturday: 6,
    za: 6,
    zaterdag: 6,
    su: 7,
    sun: 7,
    sunday: 7,
    zo: 7,
    zondag: 7,
  }),
);

/** The weekdays (Monday is 1) of a weekly schedule; `not-weekly` for the first Monday of a month, days by their date, and the like. */
export function weekdaysOf(schedule: RawRecord): number[] | 'not-weekly' {
  const byday = Array.isArray(schedule.byday) ? schedule.byday.map(asText).join(',') : asText(schedule.byday);
  const names = byday
    .toLowerCase()
    .split(/[\s,;|/+&]+/)
    .filter(Boolean);
  if (names.some((name) => /^[+-]?\d+[a-z]{2}$/.test(name))) return 'not-weekly';
  const days = names.flatMap((name) => WEEKDAYS.get(name) ?? []);
  if (days.length) return [...new Set(days)];
  if (names.length) return [];
  if (asText(schedule.freq).toUpperCase() === 'DAILY') return [1, 2, 3, 4, 5, 6, 7];
  if (asText(schedule.bymonthday) || asText(schedule.byyearday)) return 'not-weekly';
  // RFC 5545 §3.3.10: without BYDAY, a weekly rule takes its weekday from DTSTART.
  const startDate = asDate(schedule.dtstart);
  return startDate && asText(schedule.freq) ? [new Date(`${startDate}T12:00:00Z`).getUTCDay() || 7] : [];
}
