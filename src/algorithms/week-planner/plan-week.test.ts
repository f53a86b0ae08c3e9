import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bestValue,
  problemOf,
  type RandomOption,
  type RandomWeek,
  randomWeeks,
} from './generators.testing.ts';
import { planWeek, verifyWeek, type WeekResult } from './index.ts';

const planned = (week: RandomWeek): WeekResult & { ok: true } => {
  const result = planWeek(problemOf(week));
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result;
};

const option = (overrides: Partial<RandomOption>): RandomOption => ({
  score: 10,
  group: 0,
  start: 600,
  minutes: 60,
  place: [0, 0],
  goals: 0,
  pinned: false,
  ...overrides,
});

test('no other week is worth more, whichever way one looks', () => {
  fc.assert(
    fc.property(randomWeeks(11), (week) => {
      const { selection, value, bound } = planned(week);
      expect(value).toBe(bestValue(week));
      expect(bound).toBe(value);
      expect(verifyWeek(problemOf(week), selection)).toBeNull();
      expect(worth(week, selection)).toBe(value);
      expect([...selection]).toEqual([...selection].sort((a, b) => a - b));
    }),
    { numRuns: 400 },
  );
});

test('that is also so when weeks hardly differ in worth', () => {
  const similarScores = (week: RandomWeek): RandomWeek => ({
    ...week,
    options: week.options.map((o) => ({ ...o, score: o.score % 4 })),
    gains: week.gains.map((row) => row.map((gain) => gain % 3).sort((a, b) => b - a)),
  });
  fc.assert(
    fc.property(randomWeeks(11).map(similarScores), (week) => {
      expect(planned(week).value).toBe(bestValue(week));
    }),
    { numRuns: 800 },
  );
});

/** What the chosen options are worth when nothing else is there: then they are all taken. */
const worth = (week: RandomWeek, selection: Int32Array): number | null =>
  bestValue({ ...week, options: [...selection].flatMap((i) => week.options[i] ?? []) });

test('what is pinned is in, and only pins that cannot be together are refused', () => {
  fc.assert(
    fc.property(randomWeeks(9), fc.array(fc.nat(8), { maxLength: 3 }), (week, pins) => {
      const options = week.options.map((o, i) => ({ ...o, pinned: pins.includes(i) }));
      const problem = problemOf({ ...week, options });
      const result = planWeek(problem);
      const best = bestValue({ ...week, options });
      expect(result.ok).toBe(best !== null);
      if (result.ok) expect([result.value, verifyWeek(problem, result.selection)]).toEqual([best, null]);
      else if (result.refusal === 'pins-clash') {
        const pair = (result.conflictingPins ?? []).flatMap((i) => options[i] ?? []);
        expect(pair.every((o) => o.pinned)).toBe(true);
        expect(bestValue({ ...week, maxMinutes: 9999, maxOptions: 99, options: pair })).toBeNull();
      }
    }),
    { numRuns: 400 },
  );
});

test('two pins at the same hour are named, and pins that take too long are said to', () => {
  const options = [
    option({}),
    option({ group: 1, pinned: true }),
    option({ group: 2, start: 630, pinned: true }),
  ];
  const week = { options, gains: [], maxMinutes: 600 };
  expect(planWeek(problemOf(week))).toEqual({ ok: false, refusal: 'pins-clash', conflictingPins: [1, 2] });
  const later = options.map((o, i) => ({ ...o, start: o.start + 200 * i }));
  expect(planWeek(problemOf({ ...week, options: later, maxMinutes: 119 }))).toEqual({
    ok: false,
    refusal: 'pins-too-long',
  });
});

test('the order in which options are told does not change what the week is worth', () => {
  fc.assert(
    fc.property(randomWeeks(64), fc.infiniteStream(fc.nat(9999)), (week, dice) => {
      const shuffled = week.options
        .map((o) => ({ o, at: dice.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at);
      const groups = shuffled.map(({ o }) => ({ ...o, group: 9 - o.group }));
      expect(planned({ ...week, options: groups }).value).toBe(planned(week).value);
    }),
  );
});

test('one more option, or one more hour, never makes the week worse', () => {
  fc.assert(
    fc.property(randomWeeks(64), fc.nat(120), (week, minutes) => {
      const { value } = planned(week);
      expect(planned({ ...week, options: week.options.slice(1) }).value).toBeLessThanOrEqual(value);
      expect(planned({ ...week, maxMinutes: week.maxMinutes + minutes }).value).toBeGreaterThanOrEqual(value);
    }),
  );
});

test('the same week is planned the same way every time', () => {
  fc.assert(
    fc.property(randomWeeks(64), (week) => {
      expect(planned(week)).toEqual(planned(week));
    }),
  );
});

test('sixty-four options that do not touch each other are all taken, or the best so many', () => {
  const options = Array.from({ length: 64 }, (_, i) => option({ score: i, group: 100 - i, start: i * 150 }));
  expect(planned({ options, gains: [], maxMinutes: 9999 }).value).toBe((63 * 64) / 2);
  expect([...planned({ options, gains: [], maxMinutes: 9999, maxOptions: 2 }).selection]).toEqual([62, 63]);
});

test('the second language class adds less than the first walk with neighbours', () => {
  const language = { goals: 0b01, score: 50 };
  const options = [
    option({ ...language, group: 0 }),
    option({ ...language, group: 1, start: 900 }),
    option({ goals: 0b10, score: 20, group: 2, start: 1200 }),
  ];
  const gains = [
    [100, 10],
    [90, 10],
  ].map((row) => [...row, 0]);
  expect([...planned({ options, gains, maxMinutes: 120 }).selection]).toEqual([0, 2]);
});

test('a search cut short says what it has and how good it could have been', () => {
  fc.assert(
    fc.property(randomWeeks(40), fc.nat(6), (week, nodes) => {
      const problem = problemOf(week);
      const cut = planWeek(problem, { nodes });
      if (!cut.ok) throw new Error('refused');
      const { value } = planned(week);
      expect(verifyWeek(problem, cut.selection)).toBeNull();
      expect(cut.value).toBeLessThanOrEqual(value);
      expect(cut.bound).toBeGreaterThanOrEqual(value);
      expect(cut.nodes).toBeLessThanOrEqual(nodes);
    }),
  );
});
