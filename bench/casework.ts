import { Temporal } from 'temporal-polyfill';
import { addMonths, toDay, toDayNumber } from '#core/time/day-number.ts';
import { recognisedHolidays } from '#core/time/holiday-calendar.ts';
import { clockOn, deadlinesOf } from '../src/features/casework/legal-deadlines/deadlines.ts';
import { explainChange, keepUsedDates } from '../src/features/casework/legal-deadlines/explain-change.ts';
import { loadTermRules } from '../src/features/casework/legal-deadlines/load-rules.ts';
import { TERM_RULES } from '../src/features/casework/legal-deadlines/term-rows.ts';
import type { TermRule } from '../src/features/casework/legal-deadlines/term-types.ts';
import type { CaseEvent, CaseFacts } from '../src/features/casework/model/events.ts';
import { factsOfLife, WORKED_LIVES } from '../test/support/worked-lives.ts';
import type { BenchmarkTable } from './table.ts';

const MAX_SECONDS_PER_100_000 = 20;
/** Per case a million may take so much longer than ten thousand: more than that would not be linear. */
const MAX_GROWTH = 1.5;
const SIZES = [10_000, 100_000, 1_000_000];
const BATCH = 1_000;
const TODAY = '2026-11-30';

/** One of the twelve lives, so many days earlier or later. */
function caseNumber(index: number): CaseFacts {
  const life = WORKED_LIVES[index % WORKED_LIVES.length];
  if (!life) throw new Error('no lives');
  const facts = factsOfLife(life);
  const shift = ((index * 37) % 1_500) - 750;
  const later = (day: string) => toDay(toDayNumber(day) + shift);
  return { ...facts, events: facts.events.map((event): CaseEvent => ({ ...event, day: later(event.day) })) };
}

/**
 * All terms of all cases after a change of the rules: computed anew, dates that were used kept, every difference explained. Beside
 * it the bare arithmetic, one plan and one term of three years per case, by day numbers, by `Temporal` and by `Date`.
 */
export async function benchCasework(): Promise<BenchmarkTable> {
  const [row] = TERM_RULES.filter(({ id }) => id === 'CLK-01');
  if (!row) throw new Error('no rule');
  const changed: TermRule = { ...row, version: 2, from: '2026-01-01', length: { weeks: 11 } };
  const before = clockOn(TODAY);
  const after = { ...before, rules: loadTermRules([...TERM_RULES, changed]) };
  const rows: BenchmarkTable['rows'] = [];
  const perCase: number[] = [];
  for (const cases of SIZES) {
    let milliseconds = 0;
    let terms = 0;
    let changes = 0;
    for (let from = 0; from < cases; from += BATCH) {
      const batch = Array.from({ length: BATCH }, (_, i) => caseNumber(from + i));
      const known = batch.map((facts) => deadlinesOf(facts, before));
      const start = process.cpuUsage();
      for (const [i, facts] of batch.entries()) {
        const was = known[i] ?? [];
        const now = keepUsedDates(was, deadlinesOf(facts, after), TODAY);
        terms += now.length;
        changes += explainChange(was, now).length;
      }
      const { user, system } = process.cpuUsage(start);
      milliseconds += (user + system) / 1_000;
    }
    perCase.push(milliseconds / cases);
    rows.push({
      what: 'all terms, used dates kept, differences explained',
      cases,
      terms,
      changes,
      'CPU s': Math.round(milliseconds) / 1000,
      'µs per case': Math.round((milliseconds / cases) * 10_000) / 10,
      ratio: '',
    });
  }
  const [small = 1, middle = 1, large = 1] = perCase;
  rows.push(...arithmetic());
  const seconds = middle * 100;
  const growth = large / small;
  return {
    title: `casework: all terms of 100,000 cases ≤ ${MAX_SECONDS_PER_100_000} s on one core (${Math.round(seconds * 100) / 100} s), per case at 1,000,000 ≤ ${MAX_GROWTH} × that at 10,000 (${Math.round(growth * 100) / 100})`,
    rows,
    holds: seconds <= MAX_SECONDS_PER_100_000 && growth <= MAX_GROWTH,
  };
}

const TEN_WEEKS_DAYS = 70;
const TERM_YEARS = 3;
const DAY_MS = 86_400_000;

/** The same two dates, in three ways; all must agree. */
function arithmetic(): BenchmarkTable['rows'] {
  const days = Array.from({ length: 100_000 }, (_, i) => toDay(toDayNumber('2023-01-01') + (i % 2_900)));
  const ways: [string, (day: string) => string][] = [
    [
      'day numbers',
      (day) => {
        const number = toDayNumber(day);
        return `${toDay(recognisedHolidays.rollNumber(number + TEN_WEEKS_DAYS))} ${toDay(addMonths(number, TERM_YEARS * 12).number)}`;
      },
    ],
    [
      'Date in UTC',
      (day) => {
        const due = new Date(Date.parse(day) + TEN_WEEKS_DAYS * DAY_MS);
        while (isClosed(due.toISOString().slice(0, 10), due.getUTCDay())) due.setTime(due.getTime() + DAY_MS);
        const end = new Date(day);
        end.setUTCFullYear(end.getUTCFullYear() + TERM_YEARS);
        // Where there is no 29 February a Date goes on to March.
        if (end.getUTCDate() !== Number(day.slice(8))) end.setUTCDate(0);
        return `${due.toISOString().slice(0, 10)} ${end.toISOString().slice(0, 10)}`;
      },
    ],
    [
      'Temporal (polyfill)',
      (day) => {
        const decided = Temporal.PlainDate.from(day);
        let due = decided.add({ days: TEN_WEEKS_DAYS });
        while (isClosed(due.toString(), due.dayOfWeek % 7)) due = due.add({ days: 1 });
        return `${due} ${decided.add({ years: TERM_YEARS })}`;
      },
    ],
  ];
  const expected = days.map((day) => ways[0]?.[1](day));
  let least = 0;
  return ways.map(([what, compute]) => {
    for (const day of days.slice(0, 20_000)) compute(day);
    const start = process.cpuUsage();
    const dates = days.map(compute);
    const { user, system } = process.cpuUsage(start);
    const milliseconds = (user + system) / 1_000;
    const wrong = dates.findIndex((date, i) => date !== expected[i]);
    if (wrong >= 0) throw new Error(`${what}: ${days[wrong]} gave ${dates[wrong]}, not ${expected[wrong]}`);
    least ||= milliseconds;
    return {
      what: `two dates by ${what}`,
      cases: days.length,
      terms: days.length * 2,
      changes: '',
      'CPU s': Math.round(milliseconds) / 1000,
      'µs per case': Math.round((milliseconds / days.length) * 10_000) / 10,
      ratio: `${Math.round((milliseconds / least) * 10) / 10} ×`,
    };
  });
}

const SUNDAY = 0;
const SATURDAY = 6;

/** Saturday, Sunday or a recognised holiday; the list of holidays is the same for all three ways. */
const isClosed = (day: string, weekday: number): boolean =>
  weekday === SUNDAY || weekday === SATURDAY || holidays.has(day);

const holidays: ReadonlySet<string> = new Set(
  Array.from({ length: 20 * 366 }, (_, i) => toDayNumber('2020-01-01') + i).flatMap((number) => {
    const closed = recognisedHolidays.closedOn(number);
    return closed && closed.reason !== 'saturday' && closed.reason !== 'sunday' ? [closed.day] : [];
  }),
);
