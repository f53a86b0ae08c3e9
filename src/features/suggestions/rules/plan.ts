import { planWeek, type WeekProblem } from '#algorithms/week-planner';
import type { Initiative, WeeklyTime } from '#features/directory';
import { roundTravelMinutes, travelMinutes } from '#features/geography';
import type { Choice, Story } from '#features/story';
import { GOALS } from '#features/vocabulary/rules.ts';
import { bits } from './columns.ts';
import { furthest } from './questions.ts';
import { possibleTimes } from './reasons.ts';

/** One weekly occurrence that may come into the week. */
export interface Option {
  initiative: Initiative;
  time: WeeklyTime;
  /** 0..1000, how well the initiative fits. */
  score: number;
  pinned: boolean;
}

export interface PlannedWeek {
  chosen: Option[];
  minutes: number;
  /** Two kept activities that cannot both be: the later choice was left out. */
  clash: [string, string] | null;
}

/** More options than this do not change a week, they only make it slower to find. */
const MOST_OPTIONS = 60;
const MOST_TIMES = 3;
/** Somebody who did not say how many hours: a morning and two afternoons. */
const UNSAID_HOURS = 6;
const MOST_ACTIVITIES = 6;
/** Between two places of which one is unknown, or at home. */
const UNKNOWN_WAY = 30;
/**
 * What the first, second, third … activity for the same goal adds, beside its own fit. A wish counts more than something
 * nobody asked for, and the first more than the second: one language class and one walk beat two language classes.
 */
const WANTED_GAIN = [400, 120, 40, 10];
const OTHER_GAIN = [60, 15, 0, 0];

/** The options of a week: per initiative the times at which the person can, kept ones first, best fit first. */
export function optionsOf(
  ranked: { initiative: Initiative; score: number }[],
  story: Story,
  choices: readonly Choice[],
): Option[] {
  const choiceOf = new Map(choices.map((choice) => [choice.initiative, choice]));
  const options = ranked.flatMap(({ initiative, score }): Option[] => {
    const choice = choiceOf.get(initiative.id);
    if (choice?.choice === 'removed') return [];
    if (choice?.choice === 'pinned') {
      const kept =
        initiative.times.find((time) => time.id === choice.weeklyTime) ??
        possibleTimes(initiative, story)[0] ??
        initiative.times[0];
      return kept ? [{ initiative, time: kept, score, pinned: true }] : [];
    }
    return possibleTimes(initiative, story)
      .slice(0, MOST_TIMES)
      .map((time) => ({ initiative, time, score, pinned: false }));
  });
  return options.sort((a, b) => Number(b.pinned) - Number(a.pinned)).slice(0, MOST_OPTIONS);
}

/** The options as the engine reads them. */
export function weekProblem(options: readonly Option[], story: Story): WeekProblem {
  const n = options.length;
  const groups = new Map<string, number>();
  const { modes, minutes } = story.travel ?? { modes: ['transit'] as const, minutes: 45 };
  const mode = furthest(modes, minutes);
  const travel = new Uint16Array(n * n);
  options.forEach((from, i) => {
    options.forEach((to, j) => {
      travel[i * n + j] = i === j ? 0 : wayBetween(from.initiative, to.initiative, mode);
    });
  });
  const at = (time: WeeklyTime, minute: number) => (time.weekday - 1) * 1440 + minute;
  const wanted = new Set(story.goals ?? []);
  return {
    score: Int32Array.from(options, (option) => Math.max(0, Math.round(option.score / 4))),
    group: Int32Array.from(options, ({ initiative }) => {
      if (!groups.has(initiative.id)) groups.set(initiative.id, groups.size);
      return groups.get(initiative.id) ?? 0;
    }),
    start: Int32Array.from(options, ({ time }) => at(time, time.startsAt)),
    end: Int32Array.from(options, ({ time }) => at(time, time.endsAt)),
    travel,
    goals: Uint32Array.from(options, ({ initiative }) => bits(initiative.goals, GOALS)),
    gain: Int32Array.from(GOALS.flatMap((goal) => (wanted.has(goal) ? WANTED_GAIN : OTHER_GAIN))),
    depth: WANTED_GAIN.length,
    maxMinutes: (story.time?.hours ?? UNSAID_HOURS) * 60,
    maxOptions: MOST_ACTIVITIES,
    pinned: Uint8Array.from(options, (option) => Number(option.pinned)),
  };
}

/**
 * The best week there is: no overlaps, travel between activities counted, not more hours than wished, what was kept
 * kept. When two kept activities exclude each other, the one kept last gives way, and that is said.
 */
export function plan(options: readonly Option[], story: Story): PlannedWeek {
  let clash: PlannedWeek['clash'] = null;
  let left = [...options];
  for (;;) {
    const problem = weekProblem(left, story);
    const pins = left.filter((option) => option.pinned);
    const kept = pins.reduce((sum, { time }) => sum + time.endsAt - time.startsAt, 0);
    // What somebody keeps, they keep: then the wish for fewer hours and fewer activities gives way.
    problem.maxMinutes = Math.max(problem.maxMinutes, kept);
    problem.maxOptions = Math.max(MOST_ACTIVITIES, pins.length);
    const planned = planWeek(problem);
    if (planned.ok) {
      const chosen = [...planned.selection].flatMap((index) => left[index] ?? []);
      chosen.sort((a, b) => a.time.weekday - b.time.weekday || a.time.startsAt - b.time.startsAt);
      return {
        chosen,
        minutes: chosen.reduce((sum, { time }) => sum + time.endsAt - time.startsAt, 0),
        clash,
      };
    }
    const [first = 0, last = left.length - 1] = planned.conflictingPins ?? [];
    const gives = left[Math.max(first, last)];
    clash = [left[Math.min(first, last)]?.initiative.id ?? '', gives?.initiative.id ?? ''];
    left = left.filter((option) => option !== gives);
  }
}

function wayBetween(a: Initiative, b: Initiative, mode: Parameters<typeof travelMinutes>[0]['mode']): number {
  if (a.id === b.id || (a.online && b.online)) return 0;
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return UNKNOWN_WAY;
  const minutes = travelMinutes({ mode, from: { lat: a.lat, lon: a.lon }, to: { lat: b.lat, lon: b.lon } });
  return Math.min(65_535, roundTravelMinutes(minutes));
}
