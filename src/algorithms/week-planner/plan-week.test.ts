import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bestService,
  bestValue,
  problemOf,
  type RandomActivity,
  type RandomWeek,
  randomWeeks,
} from './generators.testing.ts';
import { MAX_FIT, planWeek, verifyWeek, type WeekProblem, type WeekResult, weekValue } from './index.ts';

const DAY = 1440;
const WORTH = 2 ** 22;
const ONE_DAY_PAIR = 2 ** 11;

const planned = (p: WeekProblem): WeekResult & { ok: true } => {
  const result = planWeek(p);
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result;
};

const activity = (
  overrides: Partial<RandomActivity> & { starts: number[]; pinned?: boolean },
): RandomActivity => ({
  fit: 1000,
  goals: 0,
  form: 0,
  place: [0, 0],
  times: overrides.starts.map((start) => ({ start, minutes: 60, pinned: overrides.pinned ?? false })),
  ...overrides,
});

/** The start of the chosen options, rising. */
const startsOf = (week: RandomWeek): number[] => {
  const p = problemOf(week);
  return [...planned(p).selection].map((i) => p.start[i] ?? 0).sort((a, b) => a - b);
};

test('no other week is worth more, whichever way one looks', () => {
  fc.assert(
    fc.property(randomWeeks(10, 5), (week) => {
      const p = problemOf(week);
      const { selection, value, bound } = planned(p);
      expect(value).toBe(bestValue(p));
      expect(bound).toBe(value);
      expect(verifyWeek(p, selection)).toBeNull();
      expect(weekValue(p, selection)).toBe(value);
      expect([...selection]).toEqual([...selection].sort((a, b) => a - b));
    }),
    { numRuns: 1000 },
  );
});

test('that is also so when everything fits alike, so that only goals, kinds and days decide', () => {
  const alike = (week: RandomWeek): RandomWeek => ({
    ...week,
    activities: week.activities.map((own) => ({ ...own, fit: 2000 + (own.fit % 2), goals: own.goals % 4 })),
  });
  fc.assert(
    fc.property(randomWeeks(11, 4).map(alike), (week) => {
      const p = problemOf(week);
      expect(planned(p).value).toBe(bestValue(p));
    }),
    { numRuns: 1000 },
  );
});

test('and when most things are on a few evenings, so that one often has to choose', () => {
  const crowded = (week: RandomWeek): RandomWeek => ({
    ...week,
    activities: week.activities.map((own) => ({
      ...own,
      fit: 1000 + (own.fit % 5) * 500,
      form: 0,
      place: [0, 0],
      times: own.times.map(({ start, minutes }) => ({
        start: 6 * DAY * (start % 4 < 2 ? 0 : 1) + 1080 + (start % 11) * 20,
        minutes: Math.min(minutes, 90),
        pinned: false,
      })),
    })),
  });
  fc.assert(
    fc.property(randomWeeks(11, 5).map(crowded), (week) => {
      const p = problemOf(week);
      expect(planned(p).value).toBe(bestValue(p));
    }),
    { numRuns: 2000 },
  );
});

test('what is pinned is in, and only pins that cannot be together or are too many are refused', () => {
  fc.assert(
    fc.property(randomWeeks(9, 5), fc.array(fc.nat(8), { maxLength: 3 }), (week, pins) => {
      const free = problemOf(week);
      const problem = { ...free, pinned: free.group.map((_, i) => Number(pins.includes(i))) };
      const p = { ...problem, pinned: Uint8Array.from(problem.pinned) };
      const result = planWeek(p);
      const best = bestValue(p);
      expect(result.ok).toBe(best !== null);
      if (result.ok) expect([result.value, verifyWeek(p, result.selection)]).toEqual([best, null]);
      else if (result.refusal === 'pins-clash') {
        const pair: number[] = result.conflictingPins ?? [];
        expect(pair).toHaveLength(2);
        const onlyPair = Uint8Array.from(p.pinned, (_, i) => Number(pair.includes(i)));
        expect(pair.every((i) => p.pinned[i] === 1)).toBe(true);
        expect(bestValue({ ...p, maxOptions: 99, pinned: onlyPair })).toBeNull();
      } else expect(pins.length).toBeGreaterThan(p.maxOptions);
    }),
    { numRuns: 1000 },
  );
});

test('two pins at the same hour are named, and more pins than a week may hold are said to be', () => {
  const activities = [
    activity({ starts: [600] }),
    activity({ starts: [600], pinned: true }),
    activity({ starts: [630], pinned: true }),
  ];
  const refused = planWeek(problemOf({ activities, maxOptions: 3 }));
  expect(refused).toEqual({ ok: false, refusal: 'pins-clash', conflictingPins: [1, 2] });
  const apart = [activity({ starts: [600], pinned: true }), activity({ starts: [900], pinned: true })];
  expect(planWeek(problemOf({ activities: apart, maxOptions: 1 }))).toEqual({
    ok: false,
    refusal: 'too-many-pins',
  });
  expect(startsOf({ activities: apart, maxOptions: 2 })).toEqual([600, 900]);
});

test('nothing is in the place of something that fits better and could be there', () => {
  let replacements = 0;
  fc.assert(
    fc.property(randomWeeks(40), (week) => {
      const p = problemOf(week);
      const selection = [...planned(p).selection];
      const { goalOf } = bestService(p, selection);
      const served = goalOf.reduce<number>((mask, goal) => (goal === null ? mask : mask | (1 << goal)), 0);
      for (const [at, inside] of selection.entries()) {
        const goal = goalOf[at] ?? null;
        const rest = selection.filter((i) => i !== inside);
        for (const outside of p.fit.keys()) {
          if (selection.includes(outside) || rest.some((i) => p.kind[i] === p.kind[outside])) continue;
          const couldServe = goal === null || ((p.goals[outside] ?? 0) & (~served | (1 << goal))) !== 0;
          if (!couldServe || verifyWeek(p, [...rest, outside]) !== null) continue;
          replacements++;
          expect(p.fit[outside]).toBeLessThanOrEqual(p.fit[inside] ?? 0);
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(replacements).toBeGreaterThan(1000);
});

test('no activity is on a busier day than another of its times would be', () => {
  fc.assert(
    fc.property(randomWeeks(40), (week) => {
      const p = problemOf(week);
      const { selection, value } = planned(p);
      for (const x of selection) {
        for (const y of p.fit.keys()) {
          const other = [...selection].map((i) => (i === x ? y : i));
          if (p.group[x] !== p.group[y] || verifyWeek(p, other) !== null) continue;
          expect(weekValue(p, other)).toBeLessThanOrEqual(value);
        }
      }
    }),
  );
});

test('two things are not on one day when another day would do, nor on consecutive days', () => {
  const first = activity({ starts: [600], goals: 1 });
  const both = (starts: number[]) =>
    startsOf({ activities: [first, activity({ starts, goals: 2 })], maxOptions: 2 });
  expect(both([900, DAY + 600, 2 * DAY + 600])).toEqual([600, 2 * DAY + 600]);
  expect(both([900, DAY + 600])).toEqual([600, DAY + 600]);
  expect(both([900])).toEqual([600, 900]);
  // Sunday is the day before Monday.
  expect(both([6 * DAY + 600, 5 * DAY + 600])).toEqual([600, 5 * DAY + 600]);
  expect(both([6 * DAY + 600, 900])).toEqual([600, 6 * DAY + 600]);
});

test('a better fit goes before a quieter day', () => {
  const week = (fit: number): RandomWeek => ({
    activities: [
      activity({ starts: [600], goals: 1 }),
      activity({ starts: [900], goals: 2, fit }),
      activity({ starts: [3 * DAY], goals: 2, fit: 2000 }),
    ],
    maxOptions: 2,
  });
  expect(startsOf(week(2001))).toEqual([600, 900]);
  expect(startsOf(week(2000))).toEqual([600, 3 * DAY]);
});

test('the second language lesson adds less than the first walk with neighbours, unless the walk hardly fits', () => {
  const week = (walkFit: number, secondForm: number): RandomWeek => ({
    activities: [
      activity({ starts: [600], goals: 0b01, fit: 3000 }),
      activity({ starts: [3 * DAY], goals: 0b01, fit: 3000, form: secondForm }),
      activity({ starts: [5 * DAY], goals: 0b10, fit: walkFit }),
    ],
    maxOptions: 2,
  });
  expect(startsOf(week(1500, 1))).toEqual([600, 5 * DAY]);
  expect(startsOf(week(900, 1))).toEqual([600, 3 * DAY]);
  // More of the same kind adds less still.
  expect(startsOf(week(900, 0))).toEqual([600, 5 * DAY]);
});

test('two short fillers do not win over the evening class that fits, two things that fit as well do', () => {
  const week = (fillerFit: number): RandomWeek => ({
    activities: [
      {
        ...activity({ starts: [], goals: 0b01, fit: 3800 }),
        times: [{ start: 1110, minutes: 150, pinned: false }],
      },
      activity({ starts: [1080], goals: 0b01, fit: fillerFit, form: 1 }),
      activity({ starts: [1200], goals: 0b10, fit: fillerFit }),
    ],
    maxOptions: 5,
  });
  expect(startsOf(week(2000))).toEqual([1110]);
  expect(startsOf(week(3700))).toEqual([1080, 1200]);
});

test('when the better of two of a kind is at the hour of something for another goal, the other one is taken', () => {
  const evening = 2 * DAY + 1140;
  const week: RandomWeek = {
    activities: [
      activity({ starts: [600], goals: 0b001, fit: 4000 }),
      activity({ starts: [4 * DAY], goals: 0b001, fit: 3500 }),
      activity({ starts: [evening], goals: 0b001, fit: 3000, form: 1 }),
      activity({ starts: [5 * DAY], goals: 0b001, fit: 2900, form: 1 }),
      activity({ starts: [evening], goals: 0b010, fit: 1200 }),
      activity({ starts: [evening], goals: 0b100, fit: 1200 }),
    ],
    maxOptions: 3,
  };
  expect(startsOf(week)).toEqual([600, evening, 5 * DAY]);
});

test('a place that serves two goals leaves each of them to what serves nothing else', () => {
  const week: RandomWeek = {
    activities: [
      activity({ starts: [600], goals: 0b11, fit: 3000 }),
      activity({ starts: [2 * DAY], goals: 0b01, fit: 2000 }),
      activity({ starts: [4 * DAY], goals: 0b01, fit: 1900, form: 1 }),
    ],
    maxOptions: 3,
  };
  const p = problemOf(week);
  const worth = (fit: number) => fit + Math.floor(fit ** 2 / 64);
  expect(planned(p).value).toBe((40 * (worth(3000) + worth(2000)) + 6 * worth(1900)) * WORTH);
});

test('what somebody keeps is what serves its goal, however little it fits; then another goal comes first', () => {
  const week: RandomWeek = {
    activities: [
      activity({ starts: [600], goals: 0b01, fit: 0, pinned: true }),
      activity({ starts: [2 * DAY], goals: 0b01, fit: 3000, form: 1 }),
      activity({ starts: [4 * DAY], goals: 0b10, fit: 2000 }),
    ],
    maxOptions: 2,
  };
  expect(startsOf(week)).toEqual([600, 4 * DAY]);
});

test('with nothing to choose from, no place, or nothing that fits, the week is empty', () => {
  const empty = { ok: true, selection: new Int32Array(0), value: 0, bound: 0, nodes: 0 };
  expect(planWeek(problemOf({ activities: [], maxOptions: 3 }))).toEqual(empty);
  const one = activity({ starts: [600], goals: 1 });
  expect(planWeek(problemOf({ activities: [one], maxOptions: 0 }))).toEqual(empty);
  expect(planWeek(problemOf({ activities: [{ ...one, fit: 0 }], maxOptions: 3 }))).toEqual(empty);
});

test('sixty-four options that do not touch each other: all are taken, or the best so many', () => {
  const activities = Array.from({ length: 64 }, (_, i) =>
    activity({ starts: [i * 150], fit: MAX_FIT - i, goals: 2 ** 30 - 1 }),
  );
  expect(planned(problemOf({ activities, maxOptions: 64 })).selection).toHaveLength(64);
  expect([...planned(problemOf({ activities, maxOptions: 2 })).selection]).toEqual([0, 1]);
  const pinned = activities.map((own, i) => ({
    ...own,
    times: [{ start: i * 150, minutes: 60, pinned: true }],
  }));
  const { value, selection } = planned(problemOf({ activities: pinned, maxOptions: 64 }));
  expect(selection).toHaveLength(64);
  expect(Number.isSafeInteger(value)).toBe(true);
});

test('the order in which options are told does not change what the week is worth', () => {
  fc.assert(
    fc.property(randomWeeks(64), fc.infiniteStream(fc.nat(9999)), (week, dice) => {
      const p = problemOf(week);
      const order = [...p.fit.keys()]
        .map((i) => ({ i, at: dice.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ i }) => i);
      const shuffled = problemOf(week, order);
      expect(planned({ ...shuffled, group: shuffled.group.map((g) => 99 - g) }).value).toBe(planned(p).value);
    }),
  );
});

test('one more activity, or room for one more, never makes the week worse', () => {
  fc.assert(
    fc.property(randomWeeks(64), (week) => {
      const { value } = planned(problemOf(week));
      const fewer = { ...week, activities: week.activities.slice(1) };
      expect(planned(problemOf(fewer)).value).toBeLessThanOrEqual(value);
      const more = { ...week, maxOptions: week.maxOptions + 1 };
      expect(planned(problemOf(more)).value).toBeGreaterThanOrEqual(value);
    }),
  );
});

test('the same week is planned the same way every time', () => {
  fc.assert(
    fc.property(randomWeeks(64), (week) => {
      expect(planned(problemOf(week))).toEqual(planned(problemOf(week)));
    }),
  );
});

test('sixty-four options that all fit alike on two days are planned at once', () => {
  const activities = Array.from({ length: 32 }, (_, i) =>
    activity({ starts: [5 * DAY + 540 + 10 * i, 6 * DAY + 540 + 10 * i], goals: 1, fit: 3000 }),
  );
  const { selection, bound, value, nodes } = planned(problemOf({ activities, maxOptions: 7 }));
  expect([selection.length, bound === value]).toEqual([7, true]);
  expect(nodes).toBeLessThan(1000);
});

test('a search cut short says what it has and how good it could have been', () => {
  let short = 0;
  fc.assert(
    fc.property(randomWeeks(40), fc.nat(6), (week, nodes) => {
      const p = problemOf(week);
      const cut = planWeek(p, { nodes });
      if (!cut.ok) throw new Error('refused');
      const { value } = planned(p);
      expect(verifyWeek(p, cut.selection)).toBeNull();
      expect(cut.value).toBe(weekValue(p, cut.selection));
      expect(cut.value).toBeLessThanOrEqual(value);
      expect(cut.bound).toBeGreaterThanOrEqual(value);
      expect(cut.nodes).toBeLessThanOrEqual(nodes);
      if (cut.bound > cut.value) short++;
    }),
  );
  expect(short).toBeGreaterThan(0);
});

test('pairs on one day and on consecutive days count, pair by pair', () => {
  const on = (...days: number[]) =>
    problemOf({
      activities: days.map((day, i) => activity({ starts: [day * DAY + 100 + 150 * i], fit: 0 })),
      maxOptions: 7,
    });
  expect(weekValue(on(0, 0, 0), [0, 1, 2])).toBe(-3 * ONE_DAY_PAIR);
  expect(weekValue(on(0, 1, 6), [0, 1, 2])).toBe(-2);
  expect(weekValue(on(0, 0, 1), [0, 1, 2])).toBe(-ONE_DAY_PAIR - 2);
  expect(weekValue(on(0, 2, 4), [0, 1, 2])).toBe(0);
});
