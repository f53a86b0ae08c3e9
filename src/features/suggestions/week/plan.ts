import { planWeek, type WeekProblem } from '#algorithms/week-planner';
import { roundTravelMinutes, type TravelMode, travelMinutes } from '#core/geo/travel-time.ts';
import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import { DEFAULT_BUSY, type Story, type SuggestionChoice } from '#features/story/rules.ts';
import { GOALS } from '#features/vocabulary/rules.ts';
import { possibleTimes } from '../reasons/reasons.ts';
import { toBits } from '../scoring/criteria.ts';
import { DEFAULT_TRAVEL, farthestReachingMode } from '../scoring/story-criteria.ts';

/** One weekly time of an initiative that may come into the week. */
export interface WeekOption {
  initiative: Initiative;
  time: WeeklyTime;
  /** 0..1000, how well the initiative fits. */
  score: number;
  pinned: boolean;
}

export interface PlannedWeek {
  chosen: WeekOption[];
  minutes: number;
  /** Ids of two pinned initiatives that exclude each other; the second was left out. */
  clash: [string, string] | null;
}

/** More options than this do not change a week, they only make it slower to find. */
const MAX_OPTIONS = 60;
const MAX_TIMES_PER_INITIATIVE = 3;
const WEEK_MINUTES = 7 * 24 * 60;
/** Between two places of which one is unknown, or at home. */
const UNKNOWN_TRAVEL_MINUTES = 30;
const MAX_TRAVEL_MINUTES = 65_535;
const DAY_MINUTES = 1_440;
/**
 * What the first, second, third … activity for the same goal adds to the score, besides its own fit. A goal of the story
 * counts more than another, and the first more than the second: a language class and a walk beat two language classes.
 */
const WANTED_GOAL_GAINS = [400, 120, 40, 10];
const OTHER_GOAL_GAINS = [60, 15, 0, 0];

/** The options for a week: per initiative the times at which the person can come, pinned ones first, best fit first. */
export function weekOptions(
  ranked: { initiative: Initiative; score: number }[],
  story: Story,
  choices: readonly SuggestionChoice[],
): WeekOption[] {
  const choiceOf = new Map(choices.map((choice) => [choice.initiative, choice]));
  const options = ranked.flatMap(({ initiative, score }): WeekOption[] => {
    const choice = choiceOf.get(initiative.id);
    if (choice?.choice === 'removed') return [];
    if (choice?.choice === 'pinned') {
      const time =
        initiative.times.find(({ id }) => id === choice.weeklyTime) ??
        possibleTimes(initiative, story)[0] ??
        initiative.times[0];
      return time ? [{ initiative, time, score, pinned: true }] : [];
    }
    return possibleTimes(initiative, story)
      .slice(0, MAX_TIMES_PER_INITIATIVE)
      .map((time) => ({ initiative, time, score, pinned: false }));
  });
  return options.sort((a, b) => Number(b.pinned) - Number(a.pinned)).slice(0, MAX_OPTIONS);
}

/** The options as the week planner reads them. */
export function weekProblem(options: readonly WeekOption[], story: Story): WeekProblem {
  const groups = new Map<string, number>();
  const { modes, minutes } = story.travel ?? DEFAULT_TRAVEL;
  const mode = farthestReachingMode(modes, minutes);
  const travel = new Uint16Array(options.length ** 2);
  options.forEach((from, i) => {
    options.forEach((to, j) => {
      travel[i * options.length + j] = i === j ? 0 : minutesBetween(from.initiative, to.initiative, mode);
    });
  });
  const minuteOfWeek = (time: WeeklyTime, minute: number) => (time.weekday - 1) * DAY_MINUTES + minute;
  const wanted = new Set(story.goals ?? []);
  return {
    score: Int32Array.from(options, (option) => Math.max(0, Math.round(option.score / 4))),
    group: Int32Array.from(options, ({ initiative }) => {
      if (!groups.has(initiative.id)) groups.set(initiative.id, groups.size);
      return groups.get(initiative.id) ?? 0;
    }),
    start: Int32Array.from(options, ({ time }) => minuteOfWeek(time, time.startsAt)),
    end: Int32Array.from(options, ({ time }) => minuteOfWeek(time, time.endsAt)),
    travel,
    goals: Uint32Array.from(options, ({ initiative }) => toBits(initiative.goals, GOALS)),
    gain: Int32Array.from(GOALS.flatMap((goal) => (wanted.has(goal) ? WANTED_GOAL_GAINS : OTHER_GOAL_GAINS))),
    depth: WANTED_GOAL_GAINS.length,
    maxMinutes: WEEK_MINUTES,
    maxOptions: story.busy ?? DEFAULT_BUSY,
    pinned: Uint8Array.from(options, (option) => Number(option.pinned)),
  };
}

/**
 * The best possible week: no overlaps, with time to travel between activities, no more hours than wished, with every
 * pinned activity. When two pinned activities exclude each other, the one pinned last is left out and reported.
 */
export function planOptions(options: readonly WeekOption[], story: Story): PlannedWeek {
  let clash: PlannedWeek['clash'] = null;
  let remaining = [...options];
  for (;;) {
    const problem = weekProblem(remaining, story);
    const pinned = remaining.filter((option) => option.pinned);
    // Pinned activities go before the wish for fewer activities.
    problem.maxOptions = Math.max(story.busy ?? DEFAULT_BUSY, pinned.length);
    const result = planWeek(problem);
    if (result.ok) {
      const chosen = [...result.selection].flatMap((index) => remaining[index] ?? []);
      chosen.sort((a, b) => a.time.weekday - b.time.weekday || a.time.startsAt - b.time.startsAt);
      return { chosen, minutes: totalMinutes(chosen), clash };
    }
    const [first = 0, last = remaining.length - 1] = result.conflictingPins ?? [];
    const dropped = remaining[Math.max(first, last)];
    clash = [remaining[Math.min(first, last)]?.initiative.id ?? '', dropped?.initiative.id ?? ''];
    remaining = remaining.filter((option) => option !== dropped);
  }
}

const totalMinutes = (options: readonly WeekOption[]): number =>
  options.reduce((sum, { time }) => sum + time.endsAt - time.startsAt, 0);

function minutesBetween(a: Initiative, b: Initiative, mode: TravelMode): number {
  if (a.id === b.id || (a.online && b.online)) return 0;
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return UNKNOWN_TRAVEL_MINUTES;
  const minutes = travelMinutes({ mode, from: { lat: a.lat, lon: a.lon }, to: { lat: b.lat, lon: b.lon } });
  return Math.min(MAX_TRAVEL_MINUTES, roundTravelMinutes(minutes));
}
