import fc from 'fast-check';
import { clashes, type WeekProblem } from './problem.ts';

// Random weeks for the tests, as lists of activities with their times, so that they can be changed and reordered.
export interface RandomTime {
  start: number;
  minutes: number;
  pinned: boolean;
}
export interface RandomActivity {
  fit: number;
  goals: number;
  form: number;
  place: [x: number, y: number];
  times: RandomTime[];
}
export interface RandomWeek {
  activities: RandomActivity[];
  maxOptions: number;
}

/** The parts of a value in order: more worth, then fewer pairs on one day, then fewer pairs on consecutive days. */
export type ValueParts = [worth: number, sameDay: number, consecutive: number];

const GOALS = 4;
const FORMS = 2;

const time = (days: number): fc.Arbitrary<RandomTime> =>
  fc.record({
    start: fc.integer({ min: 0, max: days * 48 - 1 }).map((half) => ((7 - days) * 48 + half) * 30),
    minutes: fc.constantFrom(30, 45, 60, 90, 120, 240),
    pinned: fc.constant(false),
  });

const activity = (days: number): fc.Arbitrary<RandomActivity> =>
  fc.record({
    // Few fits for weeks that hardly differ in value, many for weeks that do.
    fit: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(1000, 2000),
      fc.integer({ min: 0, max: 4095 }),
    ),
    goals: fc.integer({ min: 0, max: 2 ** GOALS - 1 }),
    form: fc.nat(FORMS - 1),
    place: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })),
    times: fc.array(time(days), { minLength: 1, maxLength: 3 }),
  });

/** Weeks of at most so many options; two days for many clashes, seven for few. */
export const randomWeeks = (maxCount: number, maxOptions = 7): fc.Arbitrary<RandomWeek> =>
  fc.constantFrom(2, 7).chain((days) =>
    fc
      .record({
        activities: fc.array(activity(days), { maxLength: maxCount }),
        maxOptions: fc.integer({ min: 0, max: maxOptions }),
      })
      .map((week) => {
        let count = 0;
        const fitting = week.activities.filter(({ times }) => {
          count += times.length;
          return count <= maxCount;
        });
        return { ...week, activities: fitting };
      }),
  );

/** Travel is asymmetric. */
const travelMinutes = (from: RandomActivity, to: RandomActivity): number =>
  Math.abs(from.place[0] - to.place[0]) + Math.max(0, to.place[1] - from.place[1]);

/** @param order option indices in another order; left out = the times of each activity together */
export function problemOf({ activities, maxOptions }: RandomWeek, order?: readonly number[]): WeekProblem {
  const inOrder = activities.flatMap((own, group) => own.times.map((when) => ({ ...when, own, group })));
  const options = order ? order.flatMap((i) => inOrder[i] ?? []) : inOrder;
  const numbers = (of: (o: (typeof options)[number]) => number) => Int32Array.from(options, of);
  return {
    fit: numbers((o) => o.own.fit),
    goals: Uint32Array.from(options, (o) => o.own.goals),
    kind: numbers((o) => o.own.goals * FORMS + o.own.form),
    group: numbers((o) => o.group),
    start: numbers((o) => o.start),
    end: numbers((o) => o.start + o.minutes),
    travel: Uint16Array.from(options.flatMap(({ own }) => options.map((to) => travelMinutes(own, to.own)))),
    maxOptions,
    pinned: Uint8Array.from(options, (o) => Number(o.pinned)),
  };
}

/** What fits is worth, from the definition; what is pinned as much as what fits best. */
const worthOf = (p: WeekProblem, i: number): number => {
  const fit = p.pinned?.[i] ? 4095 : (p.fit[i] ?? 0);
  return fit + Math.floor(fit ** 2 / 64);
};

/** How a set serves goals: at each position the goal that the option is the first for, null = it is not. */
export interface Served {
  worth: number;
  goalOf: (number | null)[];
}

/** The best way to let options be the first for a goal, another kind, or more of a kind; every way is tried. */
export function bestService(p: WeekProblem, selection: readonly number[]): Served {
  const [i, ...rest] = selection;
  return i === undefined ? { worth: 0, goalOf: [] } : tryAll(p, i, rest, 0, new Set());
}

function tryAll(
  p: WeekProblem,
  i: number,
  rest: readonly number[],
  taken: number,
  kinds: Set<number>,
): Served {
  const [next, ...others] = rest;
  const after = (goal: number | null, weight: number, goals: number, kindsThen: Set<number>): Served => {
    const then = next === undefined ? { worth: 0, goalOf: [] } : tryAll(p, next, others, goals, kindsThen);
    return { worth: then.worth + weight * worthOf(p, i), goalOf: [goal, ...then.goalOf] };
  };
  const ways = [after(null, 1, taken, kinds)];
  const kind = p.kind[i] ?? 0;
  if (!kinds.has(kind)) {
    const withKind = new Set([...kinds, kind]);
    ways.push(after(null, 6, taken, withKind));
    for (let goal = 0; goal < GOALS; goal++)
      if (((p.goals[i] ?? 0) & ~taken & (1 << goal)) !== 0)
        ways.push(after(goal, 40, taken | (1 << goal), withKind));
  }
  return ways.reduce((best, way) => (way.worth > best.worth ? way : best));
}

export function valueParts(p: WeekProblem, selection: readonly number[]): ValueParts {
  const days = selection.map((i) => Math.floor((p.start[i] ?? 0) / 1440));
  const pairs = (apart: number[]): number =>
    days.flatMap((day, k) => days.slice(0, k).filter((other) => apart.includes((day - other + 7) % 7)))
      .length;
  return [bestService(p, selection).worth, pairs([0]), pairs([1, 6])];
}

/** One number as the planner gives it. */
export const joined = ([worth, sameDay, consecutive]: ValueParts): number =>
  worth * 2 ** 22 - sameDay * 2 ** 11 - consecutive;

/** The value of the best feasible subset, by exhaustive search; null when there is none. */
export function bestValue(p: WeekProblem): number | null {
  const options = [...p.fit.keys()];
  let best: number | null = null;
  for (let set = 0; set < 2 ** options.length; set++) {
    const selection = options.filter((i) => ((set >> i) & 1) === 1);
    if (selection.length > p.maxOptions) continue;
    if (options.some((i) => p.pinned?.[i] && !selection.includes(i))) continue;
    if (new Set(selection.map((i) => p.group[i])).size < selection.length) continue;
    if (selection.some((i) => selection.some((j) => clashes(p, i, j)))) continue;
    const value = joined(valueParts(p, selection));
    if (best === null || value > best) best = value;
  }
  return best;
}
