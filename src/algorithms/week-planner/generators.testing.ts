import fc from 'fast-check';
import { clashes, type WeekProblem } from './problem.ts';

// Random weeks for the tests, as lists of options, so that options can be removed, added and reordered.
export interface RandomOption {
  score: number;
  group: number;
  start: number;
  minutes: number;
  place: [x: number, y: number];
  goals: number;
  pinned: boolean;
}
export interface RandomWeek {
  options: RandomOption[];
  gains: number[][];
  maxMinutes: number;
  maxOptions?: number;
}

const GOALS = 4;
const DEPTH = 3;

const option = (days: number): fc.Arbitrary<RandomOption> =>
  fc.record({
    // Small scores for weeks that hardly differ in value, large ones for weeks that do.
    score: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 100 })),
    group: fc.integer({ min: 0, max: 9 }),
    start: fc.integer({ min: 0, max: days * 48 - 1 }).map((half) => ((7 - days) * 48 + half) * 30),
    minutes: fc.constantFrom(30, 45, 60, 90, 120, 240),
    place: fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })),
    goals: fc.integer({ min: 0, max: 2 ** GOALS - 1 }),
    pinned: fc.constant(false),
  });

const gains = fc.array(
  fc
    .array(fc.integer({ min: 0, max: 80 }), { minLength: DEPTH, maxLength: DEPTH })
    .map((row) => row.sort((a, b) => b - a)),
  { minLength: GOALS, maxLength: GOALS },
);

/** Weeks of at most so many options; two days for many clashes, seven for few. */
export const randomWeeks = (maxCount: number): fc.Arbitrary<RandomWeek> =>
  fc.constantFrom(2, 7).chain((days) =>
    fc.record(
      {
        options: fc.array(option(days), { maxLength: maxCount }),
        gains,
        maxMinutes: fc.oneof(
          fc.integer({ min: 0, max: 48 }).map((quarters) => quarters * 15),
          fc.integer({ min: 0, max: 720 }),
        ),
        maxOptions: fc.integer({ min: 0, max: 6 }),
      },
      { requiredKeys: ['options', 'gains', 'maxMinutes'] },
    ),
  );

/** Travel is asymmetric. */
const travelMinutes = (from: RandomOption, to: RandomOption): number =>
  Math.abs(from.place[0] - to.place[0]) + Math.max(0, to.place[1] - from.place[1]);

export function problemOf({ options, gains, maxMinutes, maxOptions }: RandomWeek): WeekProblem {
  const numbers = (of: (o: RandomOption) => number) => Int32Array.from(options, of);
  return {
    score: numbers((o) => o.score),
    group: numbers((o) => o.group),
    start: numbers((o) => o.start),
    end: numbers((o) => o.start + o.minutes),
    travel: Uint16Array.from(options.flatMap((from) => options.map((to) => travelMinutes(from, to)))),
    goals: Uint32Array.from(options, (o) => o.goals),
    gain: Int32Array.from(gains.flat()),
    depth: DEPTH,
    maxMinutes,
    maxOptions,
    pinned: Uint8Array.from(options, (o) => Number(o.pinned)),
  };
}

/** The value of the best feasible subset, by exhaustive search; null when there is none. */
export function bestValue(week: RandomWeek): number | null {
  const p = problemOf(week);
  const { options } = week;
  let best: number | null = null;
  for (let set = 0; set < 2 ** options.length; set++) {
    const selection = [...options.keys()].filter((i) => ((set >> i) & 1) === 1);
    if (options.some((o, i) => o.pinned && !selection.includes(i))) continue;
    if (selection.length > (week.maxOptions ?? 99)) continue;
    if (selection.reduce((sum, i) => sum + (options[i]?.minutes ?? 0), 0) > week.maxMinutes) continue;
    if (new Set(selection.map((i) => options[i]?.group)).size < selection.length) continue;
    if (selection.some((i) => selection.some((j) => clashes(p, i, j)))) continue;
    best = Math.max(best ?? 0, valueOfAll(week, selection));
  }
  return best;
}

const valueOfAll = ({ options, gains }: RandomWeek, selection: number[]): number => {
  const scores = selection.reduce((sum, i) => sum + (options[i]?.score ?? 0), 0);
  return gains.reduce((sum, row, goal) => {
    const serving = selection.filter((i) => (((options[i]?.goals ?? 0) >> goal) & 1) === 1).length;
    return row.slice(0, serving).reduce((so, gain) => so + gain, sum);
  }, scores);
};
