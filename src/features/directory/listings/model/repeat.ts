import {
  addDays,
  canonicalRecurrence,
  MAX_INTERVAL_WEEKS,
  MONTH_ORDINALS,
  nextDateOf,
  type Recurrence,
  weekdayOf,
} from '#core/time/recurrence.ts';
import { isCalendarDate } from '../../catalogue/availability.ts';
import type { ListingForm } from './types.ts';

type TimeRow = ListingForm['times'][number];

/** How often, as the form offers it: a code of `repeatCode`. Empty: every week. */
export const REPEAT_CODES = [
  '',
  'weeks:2',
  'weeks:3',
  'weeks:4',
  'month:1',
  'month:2',
  'month:3',
  'month:4',
  'month:-1',
  'month:1,3',
  'month:2,4',
] as const;

/** A recurrence as a code of the form: `weeks:2`, `month:1,3`; empty for every week. */
export function repeatCode(recurrence: Recurrence | null | undefined): string {
  if (!recurrence) return '';
  return recurrence.every === 'weeks'
    ? `weeks:${recurrence.interval}`
    : `month:${recurrence.ordinals.join(',')}`;
}

/** The recurrence of a code, as far as a code alone can say it; undefined when it is no code of ours. */
export function recurrenceOfCode(code: string, from = ''): Recurrence | null | undefined {
  const [, every, list = ''] = /^(weeks|month):([-\d,]{1,20})$/.exec(code) ?? [];
  if (!every) return code === '' ? null : undefined;
  const numbers = list.split(',').map(Number);
  if (every === 'weeks') {
    const [interval = 0] = numbers;
    const fits = numbers.length === 1 && interval >= 2 && interval <= MAX_INTERVAL_WEEKS;
    return fits ? { every: 'weeks', interval, from } : undefined;
  }
  const known = numbers.every((ordinal) => MONTH_ORDINALS.some((one) => one === ordinal));
  return known ? canonicalRecurrence({ every: 'month', ordinals: numbers }) : undefined;
}

/** A date further from today than this is a mistake. */
const MAX_NEXT_DAYS = 400;

/** Whether a row that is every so many weeks lacks a date on its own weekday to count from. */
export const lacksDate = ({ weekday, repeat = '', next = '' }: TimeRow, today: string): boolean =>
  repeat.startsWith('weeks:') &&
  !(
    isCalendarDate(next) &&
    weekdayOf(next) === weekday &&
    next <= addDays(today, MAX_NEXT_DAYS) &&
    next >= addDays(today, -MAX_NEXT_DAYS)
  );

/** The rows with the next date of what is every so many weeks, in place of one that is past. */
export const withNextDates = (form: ListingForm, today: string): ListingForm => ({
  ...form,
  times: form.times.map((row) => {
    const recurrence = recurrenceOfCode(row.repeat ?? '', row.next);
    const isDated = recurrence?.every === 'weeks' && isCalendarDate(row.next ?? '');
    const next = isDated && nextDateOf({ weekday: row.weekday, recurrence }, today);
    return next ? { ...row, next } : row;
  }),
});
