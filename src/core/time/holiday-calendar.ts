import { partsOf, toDay, toDayNumber, weekdayOf } from './day-number.ts';
import {
  EQUATED_DAYS,
  EQUATED_DAYS_KNOWN,
  type EquatedDay,
  type HolidayRow,
  RECOGNISED_HOLIDAYS,
  type RecognisedDay,
} from './recognised-holidays.ts';
import { easter } from './working-days.ts';

/** A day on which no term ends, and by which article. */
export interface ClosedDay {
  day: string;
  reason: 'saturday' | 'sunday' | RecognisedDay;
  article: string;
  source: string;
}

/** Where a term ends that would end on a Saturday, a Sunday or a recognised holiday. */
export interface RolledDay {
  day: string;
  /** The days that it moved over, the first is the one on which it would have ended. Empty: it did not move. */
  over: ClosedDay[];
  /** False: which days are equated by decree in that year is not known here, so the day can still move. */
  equatedDaysKnown: boolean;
}

/** The rows that a calendar is made of. */
export interface HolidayRows {
  holidays: readonly HolidayRow[];
  equated: readonly EquatedDay[];
  /** The years whose equated days are among them. */
  equatedKnown: { from: number; to: number };
}

const WEEKEND = {
  article: 'Algemene termijnenwet, art. 1(1)',
  source: 'https://wetten.overheid.nl/jci1.3:c:BWBR0002448&artikel=1',
};

/** Saturdays, Sundays and recognised holidays, by the rows that were given. */
export interface HolidayCalendar {
  /** The day on which a term ends that ends on this day, and what moved it (Algemene termijnenwet, art. 1). Takes YYYY-MM-DD. */
  rollForward(day: string): RolledDay;
  /** The same for the number of a day, without the reasons. */
  rollNumber(number: number): number;
  /** Why no term ends on this day; undefined for an ordinary day. */
  closedOn(number: number): ClosedDay | undefined;
  /** Whether the decree with equated days of the year of this day is known here. */
  knowsEquatedDays(number: number): boolean;
}

/** The calendar of these rows. */
export function createHolidayCalendar(rows: HolidayRows): HolidayCalendar {
  const years = new Map<number, ReadonlyMap<number, ClosedDay>>();
  const equated = new Map(
    rows.equated.map(({ on, article, source }) => [
      toDayNumber(on),
      { day: on, reason: 'equated' as const, article, source },
    ]),
  );
  const holidaysOf = (year: number): ReadonlyMap<number, ClosedDay> => {
    const known = years.get(year);
    if (known) return known;
    const days = new Map<number, ClosedDay>();
    // The latest row is added first: of two that fall on one day the earlier in the list is named.
    for (const row of rows.holidays.toReversed()) {
      const number = dayOfRule(row, year);
      const day = toDay(number);
      if (row.from <= day && (row.to === null || day <= row.to))
        days.set(number, { day, reason: row.id, article: row.article, source: row.source });
    }
    years.set(year, days);
    return days;
  };
  const closedOn = (number: number): ClosedDay | undefined => {
    const holiday = holidaysOf(partsOf(number).year).get(number) ?? equated.get(number);
    if (holiday) return holiday;
    const weekday = weekdayOf(number);
    return weekday > 5
      ? { day: toDay(number), reason: weekday === 6 ? 'saturday' : 'sunday', ...WEEKEND }
      : undefined;
  };
  const isClosed = (number: number): boolean =>
    weekdayOf(number) > 5 || holidaysOf(partsOf(number).year).has(number) || equated.has(number);
  const rollNumber = (number: number): number => {
    let end = number;
    while (isClosed(end)) end++;
    return end;
  };
  const knowsEquatedDays = (number: number): boolean => {
    const { year } = partsOf(number);
    return rows.equatedKnown.from <= year && year <= rows.equatedKnown.to;
  };
  return {
    closedOn,
    rollNumber,
    knowsEquatedDays,
    rollForward(day) {
      const start = toDayNumber(day);
      const end = rollNumber(start);
      const over = Array.from({ length: end - start }, (_, i) => closedOn(start + i)).filter(
        (closed) => closed !== undefined,
      );
      return { day: toDay(end), over, equatedDaysKnown: knowsEquatedDays(start) && knowsEquatedDays(end) };
    },
  };
}

function dayOfRule({ on }: HolidayRow, year: number): number {
  const text = (month: number, day: number) =>
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if ('afterEaster' in on) {
    const { month, day } = easter(year);
    return toDayNumber(text(month, day)) + on.afterEaster;
  }
  const number = toDayNumber(text(on.month, on.day));
  return 'notOnSunday' in on && weekdayOf(number) === 7 ? number - 1 : number;
}

/** The calendar of the Algemene termijnenwet, as far as its decrees are known here. */
export const recognisedHolidays: HolidayCalendar = createHolidayCalendar({
  holidays: RECOGNISED_HOLIDAYS,
  equated: EQUATED_DAYS,
  equatedKnown: EQUATED_DAYS_KNOWN,
});

/** The day on which a term of a law or Besluit ends that would end on this day, and which rule moved it. Takes YYYY-MM-DD. */
export const rollForward = (day: string): RolledDay => recognisedHolidays.rollForward(day);
