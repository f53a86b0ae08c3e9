import { Temporal } from 'temporal-polyfill';

/**
 * DUO ends its periods in three ways (its interface of June 2026), so each convention is in the name of its type and of its
 * fields: a date of one can never be taken for a date of another.
 */

/** The duty to integrate: the last day belongs to it. `null`: it has not ended. */
export interface DutyPeriodEndInclusive {
  startdatum: string;
  einddatumTotEnMet: string | null;
}

/** The term for integrating: the first day belongs to it, the end date is the first day after it. */
export interface TermPeriodEndExclusive {
  startdatum: string;
  einddatumTot: string;
}

/** Since when hours are complete: `bekendTot` is the first day of which they are not known. */
export interface HoursKnownEndExclusive {
  bekendTot: string;
}

const plusDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The day after the last one. */
export const endExclusive = (lastDay: string): string => plusDays(lastDay, 1);

/** The last day before an end that does not belong to the period. */
export const lastDayBefore = (endExclusiveDay: string): string => plusDays(endExclusiveDay, -1);

/** How many months before its end DUO takes that somebody is not to blame. */
const BLAMELESS_MONTHS = 2;

/** The three years of the term, which starts the day after the plan (Wet inburgering 2021, art. 11), with what was added. */
export function termOf(
  planDay: string,
  extended: readonly { months?: number | undefined; days?: number | undefined }[] = [],
): TermPeriodEndExclusive {
  const start = Temporal.PlainDate.from(planDay).add({ days: 1 });
  const end = extended.reduce(
    (until, { months = 0, days = 0 }) => until.add({ months }).add({ days }),
    start.add({ years: 3 }),
  );
  return { startdatum: start.toString(), einddatumTot: end.toString() };
}

/** Where a day lies in the term. */
export function placeInTerm(
  day: string,
  { startdatum, einddatumTot }: TermPeriodEndExclusive,
): 'before' | 'in' | 'last-two-months' | 'after' {
  if (day < startdatum) return 'before';
  if (day >= einddatumTot) return 'after';
  const lastMonths = Temporal.PlainDate.from(einddatumTot).subtract({ months: BLAMELESS_MONTHS }).toString();
  return day >= lastMonths ? 'last-two-months' : 'in';
}
