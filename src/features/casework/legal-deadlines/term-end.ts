import { addMonths, partsOf, toDay } from '#core/time/day-number.ts';
import type { HolidayCalendar } from '#core/time/holiday-calendar.ts';
import type { SuspensionGround } from '../model/events.ts';
import { ROLLS } from './load-rules.ts';
import type { DeadlineStep, TermKind, TermLength, TermShift } from './term-types.ts';

const WEEK_DAYS = 7;

/** A length added to a day number (or taken off, with `sign` -1). Months come before days, so that their order does not matter. */
export function addLength(
  number: number,
  length: TermLength,
  sign: 1 | -1 = 1,
): { number: number; clamped: boolean } {
  const months = (length.years ?? 0) * 12 + (length.months ?? 0);
  const days = (length.weeks ?? 0) * WEEK_DAYS + (length.days ?? 0);
  const moved = months ? addMonths(number, sign * months) : { number, clamped: false };
  return { number: moved.number + sign * days, clamped: moved.clamped };
}

/** A period in which a term stands still: `to` is the day on which it runs on; null while that is not known. */
export interface StandStill {
  ground: SuspensionGround;
  article: string;
  from: number;
  to: number | null;
}

/** The end of a term as day numbers, and how it came about. */
export interface TermEnd {
  /** The end by the term itself: length and suspensions, before the Algemene termijnenwet moves it. */
  unrolled: number;
  due: number;
  /** Since when it stands still, with no day known on which it runs on. */
  openSince: number | null;
  shifts: TermShift[];
  steps: DeadlineStep[];
}

/**
 * The end of a term that began on the day `base`. Every shift starts from the unrolled end (never from one that was rolled), and
 * suspensions that overlap count once.
 */
export function endOfTerm(
  base: number,
  { kind, length }: { kind: TermKind; length: TermLength },
  standStills: readonly StandStill[],
  calendar: HolidayCalendar,
): TermEnd {
  const steps: DeadlineStep[] = [];
  const shifts: TermShift[] = [];
  const added = addLength(base, length);
  steps.push({ kind: 'add', length, day: toDay(added.number) });
  if (added.clamped) steps.push({ kind: 'law-is-silent', topic: 'no-such-day' });
  const roll = (day: number) => (ROLLS[kind].rolls ? calendar.rollNumber(day) : day);
  let unrolled = added.number;
  let openSince: number | null = null;
  for (const period of mergedPeriods(standStills)) {
    const from = Math.max(period.from, base + 1);
    // A term that has ended cannot stand still any more.
    if (from > roll(unrolled)) continue;
    const { ground, article } = period;
    if (period.to === null) openSince = openSince === null ? from : Math.min(openSince, from);
    const days = period.to === null ? 0 : Math.max(0, period.to - from);
    if (period.to !== null && days === 0) continue;
    unrolled += days;
    const said = {
      ground,
      article,
      from: toDay(from),
      to: period.to === null ? null : toDay(period.to),
      days,
    };
    shifts.push({ kind: 'suspension', ...said });
    steps.push({ kind: 'suspension', ...said, day: toDay(unrolled) });
  }
  const due = roll(unrolled);
  steps.push(...rollSteps(unrolled, kind, calendar));
  return { unrolled, due, openSince, shifts, steps };
}

/** Why the end moved over closed days, or why it did not. */
export function rollSteps(unrolled: number, kind: TermKind, calendar: HolidayCalendar): DeadlineStep[] {
  const steps: DeadlineStep[] = [];
  const { rolls, article } = ROLLS[kind];
  if (!rolls) {
    if (calendar.closedOn(unrolled))
      steps.push({ kind: 'not-rolled', termKind: kind, article, day: toDay(unrolled) });
    return steps;
  }
  const due = calendar.rollNumber(unrolled);
  if (due !== unrolled) {
    const over = [];
    for (let day = unrolled; day < due; day++) {
      const closed = calendar.closedOn(day);
      if (closed) over.push({ day: closed.day, reason: closed.reason, article: closed.article });
    }
    steps.push({ kind: 'rolled', from: toDay(unrolled), day: toDay(due), over });
  }
  if (!calendar.knowsEquatedDays(due)) steps.push({ kind: 'equated-days-unknown', year: partsOf(due).year });
  return steps;
}

/**
 * Periods without overlap, the earliest first: what two have in common counts once, under the ground of the one that began first.
 * A period that ends before it begins is none.
 */
export function mergedPeriods(periods: readonly StandStill[]): StandStill[] {
  if (periods.length === 0) return [];
  const sorted = periods
    .filter(({ from, to }) => to === null || to > from)
    .toSorted(
      (a, b) => a.from - b.from || (b.to ?? Number.MAX_SAFE_INTEGER) - (a.to ?? Number.MAX_SAFE_INTEGER),
    );
  const merged: StandStill[] = [];
  let covered = Number.NEGATIVE_INFINITY;
  for (const period of sorted) {
    const from = Math.max(period.from, covered);
    const to = period.to;
    if (to !== null && to <= from) continue;
    if (covered === Number.POSITIVE_INFINITY) break;
    merged.push({ ...period, from });
    covered = to ?? Number.POSITIVE_INFINITY;
  }
  return merged;
}

/** What distinguishes a shift: two with the same sign moved a term by the same facts. */
export const signOfShift = (shift: TermShift | undefined): string =>
  shift === undefined
    ? ''
    : shift.kind === 'suspension'
      ? [shift.ground, shift.from, shift.to, shift.days].join(' ')
      : [shift.ground, shift.length.years, shift.length.months, shift.length.weeks, shift.length.days].join(
          ' ',
        );
