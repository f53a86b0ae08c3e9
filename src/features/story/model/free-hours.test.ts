import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HoursRow, type TimeSpan, toHoursRows, toTimeSpans } from './free-hours.ts';

test('who is free after the night shift is free on two days; Sunday night goes on on Monday', () => {
  expect(toTimeSpans([{ weekday: 5, from: 1380, until: 120 }])).toEqual([
    { weekday: 5, from: 1380, until: 1440 },
    { weekday: 6, from: 0, until: 120 },
  ]);
  expect(toTimeSpans([{ weekday: 7, from: 1380, until: 60 }])).toEqual([
    { weekday: 1, from: 0, until: 60 },
    { weekday: 7, from: 1380, until: 1440 },
  ]);
  expect(toTimeSpans([{ weekday: 7, from: 1380, until: 0 }])).toEqual([
    { weekday: 7, from: 1380, until: 1440 },
  ]);
});

test('all working days at once are five days, joined with what was said of one of them', () => {
  const spans = toTimeSpans([
    { weekday: 0, from: 840, until: 1080 },
    { weekday: 2, from: 1020, until: 1200 },
  ]);
  expect(spans).toHaveLength(5);
  expect(spans[1]).toEqual({ weekday: 2, from: 840, until: 1200 });
});

test('the form shows again what was said, in as few rows: nights and working days stay whole', () => {
  const rows: HoursRow[] = [
    { weekday: 0, from: 1320, until: 120 },
    { weekday: 7, from: 600, until: 720 },
  ];
  expect(toHoursRows(toTimeSpans(rows))).toEqual(rows);
});

const row = fc
  .record({
    weekday: fc.integer({ min: 0, max: 7 }),
    from: fc.integer({ min: 0, max: 1439 }),
    until: fc.integer({ min: 0, max: 1439 }),
  })
  .filter(({ from, until }) => from !== until);

/** The minutes of a week that are free. */
const minutesOf = (spans: TimeSpan[]): Set<number> =>
  new Set(
    spans.flatMap(({ weekday, from, until }) =>
      Array.from({ length: until - from }, (_, i) => weekday * 1440 + from + i),
    ),
  );

test('whatever hours somebody gives, shown and sent again they mean the same minutes', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const spans = toTimeSpans(rows);
      expect(toTimeSpans(toHoursRows(spans))).toEqual(spans);
      for (const { from, until } of spans) expect(from).toBeLessThan(until);
      for (const { weekday, from, until } of rows.filter((given) => given.weekday > 0)) {
        const free = minutesOf(spans);
        expect(free.has(weekday * 1440 + from)).toBe(true);
        const last = until > from ? weekday * 1440 + until - 1 : weekday * 1440 + 1439;
        expect(free.has(last)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
