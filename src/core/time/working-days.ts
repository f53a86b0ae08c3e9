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

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);
const DAY = 86_400_000;

/**
 * Days on which offices in the Netherlands are closed: New Year, Easter, King's Day (27 April, or the 26th when that is
 * a Sunday), Liberation Day once in five years, Ascension, Whitsun and Christmas (Algemene termijnenwet, art. 3, and
 * King's Day). Good Friday is no public holiday.
 */
export function holidays(year: number): Set<string> {
  const { month, day } = easter(year);
  const sunday = Date.UTC(year, month - 1, day);
  const king = Date.UTC(year, 3, 27);
  return new Set([
    `${year}-01-01`,
    iso(sunday),
    iso(sunday + DAY),
    iso(new Date(king).getUTCDay() === 0 ? king - DAY : king),
    ...(year % 5 === 0 ? [`${year}-05-05`] : []),
    iso(sunday + 39 * DAY),
    iso(sunday + 49 * DAY),
    iso(sunday + 50 * DAY),
    `${year}-12-25`,
    `${year}-12-26`,
  ]);
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays(Number(day.slice(0, 4))).has(day);
}
