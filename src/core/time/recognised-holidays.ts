/** The days of the Algemene termijnenwet, as dated rows: a change of the law, or another decree, is another row. */

/** What a day is called that a term cannot end on. */
export const RECOGNISED_DAYS = [
  'new-year',
  'good-friday',
  'easter-monday',
  'queens-day',
  'kings-day',
  'liberation-day',
  'ascension',
  'whit-monday',
  'christmas-day',
  'second-christmas-day',
  'equated',
] as const;
export type RecognisedDay = (typeof RECOGNISED_DAYS)[number];

/** Which day of a year it is. */
export type HolidayRule =
  | { month: number; day: number }
  /** So many days after Easter Sunday. */
  | { afterEaster: number }
  /** A day that is celebrated on the day before when it is a Sunday. */
  | { month: number; day: number; notOnSunday: true };

/** A day that comes every year, as long as the row is in force. */
export interface HolidayRow {
  id: RecognisedDay;
  on: HolidayRule;
  /** First and last day on which the row is in force; null: still. */
  from: string;
  to: string | null;
  article: string;
  source: string;
}

/** A single day that the King made equal to a recognised holiday. */
export interface EquatedDay {
  on: string;
  article: string;
  source: string;
}

const ATW_3 = 'https://wetten.overheid.nl/jci1.3:c:BWBR0002448&artikel=3';
/** Nothing before the oldest law on integration that a case can fall under. */
const FROM = '2007-01-01';
const HOLIDAY = { article: 'Algemene termijnenwet, art. 3(1)', source: ATW_3 };

export const RECOGNISED_HOLIDAYS: readonly HolidayRow[] = [
  { id: 'new-year', on: { month: 1, day: 1 }, from: FROM, to: null, ...HOLIDAY },
  {
    id: 'good-friday',
    on: { afterEaster: -2 },
    from: FROM,
    to: null,
    article: 'Algemene termijnenwet, art. 3(2)',
    source: ATW_3,
  },
  { id: 'easter-monday', on: { afterEaster: 1 }, from: FROM, to: null, ...HOLIDAY },
  {
    id: 'queens-day',
    on: { month: 4, day: 30, notOnSunday: true },
    from: FROM,
    to: '2013-12-31',
    ...HOLIDAY,
  },
  { id: 'kings-day', on: { month: 4, day: 27, notOnSunday: true }, from: '2014-01-01', to: null, ...HOLIDAY },
  // Every year, not once in five as for many employees.
  { id: 'liberation-day', on: { month: 5, day: 5 }, from: FROM, to: null, ...HOLIDAY },
  { id: 'ascension', on: { afterEaster: 39 }, from: FROM, to: null, ...HOLIDAY },
  { id: 'whit-monday', on: { afterEaster: 50 }, from: FROM, to: null, ...HOLIDAY },
  { id: 'christmas-day', on: { month: 12, day: 25 }, from: FROM, to: null, ...HOLIDAY },
  { id: 'second-christmas-day', on: { month: 12, day: 26 }, from: FROM, to: null, ...HOLIDAY },
];

const DECREE = {
  article: 'Algemene termijnenwet, art. 3(3)',
  source: 'Koninklijk besluit, Staatscourant: gelijkgestelde dagen 2026, 2027 en 2028',
};

export const EQUATED_DAYS: readonly EquatedDay[] = [
  { on: '2026-01-02', ...DECREE },
  { on: '2026-05-15', ...DECREE },
  { on: '2027-05-07', ...DECREE },
  { on: '2028-04-28', ...DECREE },
  { on: '2028-05-26', ...DECREE },
];

/**
 * The years whose decree is among the rows above. Of other years nobody told this software which days were equated, so a date in
 * them can still move.
 */
export const EQUATED_DAYS_KNOWN = { from: 2026, to: 2028 } as const;
