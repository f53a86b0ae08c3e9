import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, happensOn, mergeTimes, nextDateOf, type RecurringTime, toRrule } from './recurrence.ts';
import { fromRrule } from './rrule.ts';

/** The dates on which any of the times happens, in the weeks from a date on. */
function dates(times: readonly RecurringTime[], from: string, days = 62): string[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day)).filter((date) =>
    times.some((time) => happensOn(time, date)),
  );
}
const datesOf = (rule: string, start: string | null = null, from = '2026-12-01', days = 31) => {
  const times = fromRrule(rule, start);
  return times.ok ? dates(times.value, from, days).map((date) => date.slice(5)) : times.refusal;
};

test('a choir that sings every other Tuesday sings on the dates of its first one', () => {
  expect(datesOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-24')).toEqual(['12-08', '12-22']);
  expect(datesOf('RRULE:FREQ=WEEKLY;INTERVAL=2', '2026-11-24')).toEqual(['12-08', '12-22']);
  expect(datesOf('FREQ=DAILY;INTERVAL=14', '2026-11-24')).toEqual(['12-08', '12-22']);
});

test('the weeks of an interval are those of the calendar, as RFC 5545 counts them from WKST', () => {
  // The example of §3.3.10: every other week on Tuesday and Sunday from Tuesday 5 August 1997.
  const inAugust = (weekStart: string) =>
    datesOf(`FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=${weekStart}`, '1997-08-05', '1997-08-05', 27);
  expect(inAugust('MO')).toEqual(['08-05', '08-10', '08-19', '08-24']);
  expect(inAugust('SU')).toEqual(['08-05', '08-17', '08-19', '08-31']);
});

test.each([
  ['FREQ=MONTHLY;BYDAY=1TU', ['12-01']],
  ['FREQ=MONTHLY;BYDAY=1SA,3SA', ['12-05', '12-19']],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,-1', ['12-01', '12-29']],
  ['FREQ=MONTHLY;BYDAY=-1FR', ['12-25']],
  ['FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=8,9,10,11,12,13,14', ['12-08']],
  ['FREQ=MONTHLY;BYDAY=TU', ['12-01', '12-08', '12-15', '12-22', '12-29']],
  ['FREQ=MONTHLY;BYDAY=1TU,2TU,3TU,4TU,-1TU', ['12-01', '12-08', '12-15', '12-22', '12-29']],
])('%s is on %o in December', (rule, expected) => {
  expect(datesOf(rule)).toEqual(expected);
});

test.each([
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'no-start'],
  ['FREQ=WEEKLY', 'no-weekday'],
  ['FREQ=WEEKLY;INTERVAL=0;BYDAY=TU', 'not-representable'],
  ['FREQ=WEEKLY;INTERVAL=1000;BYDAY=TU', 'not-representable'],
  ['FREQ=WEEKLY;INTERVAL=-2;BYDAY=TU', 'not-representable'],
  ['FREQ=WEEKLY;INTERVAL=2.5;BYDAY=TU', 'not-representable'],
  ['FREQ=WEEKLY;BYDAY=1TU', 'not-representable'],
  ['FREQ=MONTHLY;BYDAY=6TU', 'not-representable'],
  ['FREQ=MONTHLY;BYDAY=-2TU', 'not-representable'],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', 'not-representable'],
  ['FREQ=MONTHLY;BYMONTHDAY=15', 'not-representable'],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'not-representable'],
  ['FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU', 'not-representable'],
  ['FREQ=YEARLY;BYDAY=1TU', 'not-representable'],
  ['FREQ=WEEKLY;BYDAY=XX', 'not-representable'],
  ['FREQ=WEEKLY;BYDAY=TU;BYMONTH=9', 'not-representable'],
  ['every tuesday', 'not-representable'],
  ['', 'not-representable'],
  [`FREQ=WEEKLY;BYDAY=${'TU,'.repeat(10_000)}`, ['01', '08', '15', '22', '29'].map((day) => `12-${day}`)],
])('a rule that a time cannot say exactly is refused, never guessed: %s', (rule, refusal) => {
  expect(datesOf(rule, rule.includes('DAILY') ? '2026-12-01' : null)).toEqual(refusal);
});

test('what ends, by a date or after so many times, does not happen after that', () => {
  expect(datesOf('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261208T225900Z')).toEqual(['12-01', '12-08']);
  expect(datesOf('FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3', '2026-12-01')).toEqual(['12-01', '12-03', '12-08']);
  expect(datesOf('FREQ=WEEKLY;BYDAY=TU;COUNT=3')).toBe('no-start');
  const until = { weekday: 2, validFrom: '2026-12-08', validUntil: '2026-12-15' };
  expect(dates([until], '2026-12-01')).toEqual(['2026-12-08', '2026-12-15']);
  expect([nextDateOf(until, '2026-11-01'), nextDateOf(until, '2026-12-16')]).toEqual(['2026-12-08', null]);
});

const recurrence = fc.oneof(
  fc.constant(null),
  fc.record({
    every: fc.constant('weeks' as const),
    interval: fc.integer({ min: 2, max: 52 }),
    week: fc.integer({ min: 0, max: 200 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    ordinals: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, -1), { minLength: 1, maxLength: 3 }),
  }),
);
const recurringTime = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), recurrence }).map(
  ({ weekday, recurrence: drawn }): RecurringTime => ({
    weekday,
    recurrence:
      drawn?.every === 'weeks'
        ? // 5 January 2026 was a Monday.
          {
            every: 'weeks',
            interval: drawn.interval,
            from: addDays('2026-01-05', weekday - 1 + drawn.week * 7),
          }
        : drawn,
  }),
);

test('any time written as a rule and read again happens on the same dates', () => {
  fc.assert(
    fc.property(recurringTime, (time) => {
      const start = time.recurrence?.every === 'weeks' ? time.recurrence.from : null;
      const again = fromRrule(toRrule(time), start);
      expect(again.ok && dates(again.value, '2026-01-01', 1200)).toEqual(dates([time], '2026-01-01', 1200));
    }),
    { numRuns: 150 },
  );
});

test('two times at the same hour become one that happens on all their dates, or the second is named as left out', () => {
  const hours = { startsAt: 600, endsAt: 720 };
  fc.assert(
    fc.property(recurringTime, recurringTime, (a, second) => {
      const b = { ...second, weekday: a.weekday };
      const aligned =
        b.recurrence?.every === 'weeks'
          ? {
              ...b,
              recurrence: {
                ...b.recurrence,
                from: nextDateOf({ weekday: a.weekday }, b.recurrence.from) ?? '',
              },
            }
          : b;
      const { times, conflicts } = mergeTimes([
        { ...a, ...hours },
        { ...aligned, ...hours },
      ]);
      expect(times).toHaveLength(1);
      expect(dates(times, '2026-01-01', 800)).toEqual(
        dates(conflicts.length ? [a] : [a, aligned], '2026-01-01', 800),
      );
    }),
    { numRuns: 200 },
  );
  const first = { weekday: 2, recurrence: { every: 'month' as const, ordinals: [1] }, ...hours };
  const third = { weekday: 2, recurrence: { every: 'month' as const, ordinals: [3] }, ...hours };
  expect(mergeTimes([first, third]).times).toMatchObject([{ recurrence: { ordinals: [1, 3] } }]);
  expect(mergeTimes([first, { ...third, endsAt: 780 }]).conflicts).toHaveLength(1);
});
