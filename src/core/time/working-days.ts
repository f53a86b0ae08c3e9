import { Temporal } from 'temporal-polyfill';

/** Easter Sunday (Gregorian), by the anonymous algorithm as Meeus gives it, Astronomical Algorithms (1991) ch. 8. */
export function easter(year: number): { month: number; day: number } {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return { month: Math.floor(n / 31), day: (n % 31) + 1 };
}

const holidaysByYear = new Map<number, ReadonlySet<string>>();

/**
 * Days (YYYY-MM-DD) on which offices in the Netherlands are usually closed: New Year, Easter, King's Day (27 April, or the 26th
 * when that is a Sunday), Liberation Day once in five years, Ascension, Whitsun and Christmas. It is a custom, for what we promise
 * ourselves, and no rule of law: for a legal term 5 May counts every year, Good Friday counts too, and so do the days that were
 * equated by decree (Algemene termijnenwet, art. 3): see `holiday-calendar.ts`.
 */
export function holidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const on = (month: number, day: number) =>
    Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  const { month, day } = easter(year);
  const easterSunday = on(month, day);
  const kingsDay = on(4, 27);
  const days = [
    on(1, 1),
    easterSunday,
    easterSunday.add({ days: 1 }),
    kingsDay.dayOfWeek === 7 ? kingsDay.subtract({ days: 1 }) : kingsDay,
    ...(year % 5 === 0 ? [on(5, 5)] : []),
    easterSunday.add({ days: 39 }),
    easterSunday.add({ days: 49 }),
    easterSunday.add({ days: 50 }),
    on(12, 25),
    on(12, 26),
  ];
  const closed = new Set(days.map(String));
  holidaysByYear.set(year, closed);
  return closed;
}

/** Monday to Friday, and no holiday. Takes YYYY-MM-DD; throws a RangeError for a day that does not exist. */
export function isWorkingDay(day: string): boolean {
  const { dayOfWeek, year } = Temporal.PlainDate.from(day);
  return dayOfWeek <= 5 && !holidays(year).has(day);
}

/** The day so many working days after a day (YYYY-MM-DD), which itself does not count. */
export function workingDaysAfter(day: string, count: number): string {
  let date = Temporal.PlainDate.from(day);
  for (let counted = 0; counted < count; ) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date.toString())) counted += 1;
  }
  return date.toString();
}
