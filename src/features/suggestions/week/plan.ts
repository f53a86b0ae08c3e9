import { MAX_FIT, MAX_OPTIONS, planWeek, type WeekProblem } from '#algorithms/week-planner';
import { roundTravelMinutes, type TravelMode, travelMinutes } from '#core/geo/travel-time.ts';
import { happensOn } from '#core/time/recurrence.ts';
import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import { DEFAULT_BUSY, type Story, type SuggestionChoice } from '#features/story/rules.ts';
import { GOALS } from '#features/vocabulary/rules.ts';
import { possibleTimes } from '../reasons/reasons.ts';
import { toBits } from '../scoring/criteria.ts';
import { factsOf } from '../scoring/initiative-facts.ts';
import { DEFAULT_TRAVEL, farthestReachingMode } from '../scoring/story-criteria.ts';
import type { WeekPerson } from './people.ts';

/** An initiative that may come into the week. */
export interface RankedInitiative {
  initiative: Initiative;
  /** 0..4095, higher fits better. */
  fit: number;
  /** The times at which those can come for whom it is; left out = those at which the person of the story can. */
  times?: readonly WeeklyTime[];
  /** For whom of two people it is; left out = for everybody in the story. */
  who?: WeekPerson;
}

/** One time of an initiative that may come into the week. */
export interface WeekOption {
  initiative: Initiative;
  /** 0..4095, higher fits better. */
  fit: number;
  who: WeekPerson;
  time: WeeklyTime;
  /** On which of the days of this week (YYYY-MM-DD) it happens. */
  date: string;
  pinned: boolean;
}

export interface PlannedWeek {
  chosen: WeekOption[];
  minutes: number;
  /** Ids of two pinned initiatives that exclude each other; the second was left out. */
  clash: [string, string] | null;
}

/** Of an initiative with more times, these are spread over the week; further ones come in where there is room. */
const TIMES_PER_INITIATIVE = 3;
/** So many of a kind come before more of another: one that is taken, and others where that one clashes. */
export const FIRST_OF_KIND = 3;
/** A week is found long before; where very many things fit exactly alike, the best week so far is good enough. */
const MAX_SEARCH_NODES = 20_000;
/** Between two places of which one is unknown, or at home. */
const UNKNOWN_TRAVEL_MINUTES = 30;
const MAX_TRAVEL_MINUTES = 65_535;
const DAY_MINUTES = 1_440;

/** The goals that a week is for: those of the story, all of them where it names none. */
const wantedGoals = ({ goals }: Story): number => toBits(goals?.length ? goals : GOALS, GOALS);
/**
 * The wanted goals that an initiative serves, as bits. What is only for the second of two people serves goals of their own, so
 * that a thing for the first alone is not counted as theirs.
 */
function goalsServed(
  { initiative, who }: Pick<RankedInitiative, 'initiative' | 'who'>,
  story: Story,
): number {
  const goals = toBits(factsOf(initiative).goals, GOALS) & wantedGoals(story);
  return (who === 'second' ? goals << GOALS.length : goals) >>> 0;
}
const timesOf = ({ initiative, times }: RankedInitiative, story: Story): readonly WeeklyTime[] =>
  times ?? possibleTimes(initiative, story);

/**
 * The options for a week: what is pinned, and of what serves a wanted goal the times at which the person can come, fairly
 * per goal: first the best for each goal, then the second best for each, as many as the planner takes.
 *
 * @param ranked best fit first, as many as there are
 * @param dates the days of the week that is shown (YYYY-MM-DD): what does not happen on one of them is left out, also
 *   what is pinned at a time that is not in this week
 */
export function weekOptions(
  ranked: readonly RankedInitiative[],
  story: Story,
  choices: readonly SuggestionChoice[],
  dates: readonly string[],
): WeekOption[] {
  const choiceOf = new Map(choices.map((choice) => [choice.initiative, choice]));
  const pinned: WeekOption[] = [];
  const free: WeekOption[][] = [];
  for (const candidate of ranked) {
    const choice = choiceOf.get(candidate.initiative.id);
    if (choice?.choice === 'removed') continue;
    const pin = choice?.choice === 'pinned' ? pinnedOption(candidate, story, choice, dates) : undefined;
    if (pin) pinned.push(pin);
    else if (goalsServed(candidate, story) !== 0) {
      const times = timesOf(candidate, story);
      free.push(times.flatMap((time) => optionAt(candidate, time, dates) ?? []));
    }
  }
  // The planner drops the one that was pinned last when two exclude each other.
  const order = new Map(choices.map(({ initiative }, at) => [initiative, at]));
  pinned.sort((a, b) => (order.get(a.initiative.id) ?? 0) - (order.get(b.initiative.id) ?? 0));
  return [...pinned, ...takeFairly(free, story)].slice(0, MAX_OPTIONS);
}

/** The option of a time; null when it does not happen on one of the dates. */
function optionAt(
  { initiative, fit, who = 'both' }: RankedInitiative,
  time: WeeklyTime,
  dates: readonly string[],
): WeekOption | null {
  const date = dates.find((day) => happensOn(time, day));
  return date === undefined ? null : { initiative, fit, who, time, date, pinned: false };
}

/** The time that somebody pinned; where that is unknown or gone, one at which they can come, or the first there is. */
function pinnedOption(
  candidate: RankedInitiative,
  story: Story,
  { weeklyTime }: SuggestionChoice,
  dates: readonly string[],
): WeekOption | undefined {
  const { times } = candidate.initiative;
  const chosen = times.filter(({ id }) => id === weeklyTime);
  const inOrder = chosen.length ? chosen : [...timesOf(candidate, story), ...times];
  const [option] = inOrder.flatMap((time) => optionAt(candidate, time, dates) ?? []);
  return option && { ...option, pinned: true };
}

/**
 * As many options as the planner takes, so that no goal is crowded out by another with more on offer, and no kind of thing by
 * many of another kind.
 * @param perInitiative the options of each initiative, best fit first
 */
function takeFairly(perInitiative: readonly WeekOption[][], story: Story): WeekOption[] {
  const inOrder = bestOfEachKind(perInitiative, story).map(spreadOverDays);
  const queues = GOALS.map((goal) => {
    const serving = inOrder.filter(([first]) => first && factsOf(first.initiative).goals.includes(goal));
    return wantedGoals(story) & toBits([goal], GOALS) ? serving : [];
  });
  const taken = new Set<WeekOption[]>();
  for (let rank = 0; queues.some((queue) => rank < queue.length); rank++)
    for (const queue of queues) {
      const options = queue[rank];
      if (options) taken.add(options);
    }
  const first = [...taken].flatMap((options) => options.slice(0, TIMES_PER_INITIATIVE));
  const further = [...taken].flatMap((options) => options.slice(TIMES_PER_INITIATIVE));
  return [...first, ...further].slice(0, MAX_OPTIONS);
}

/** The first few of every kind, then the rest; each best fit first. */
function bestOfEachKind(perInitiative: readonly WeekOption[][], story: Story): WeekOption[][] {
  const seen = new Map<string, number>();
  const isAmongFirst = perInitiative.map(([option]) => {
    if (!option) return false;
    const kind = kindOf(option, story);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return (seen.get(kind) ?? 0) <= FIRST_OF_KIND;
  });
  return [
    ...perInitiative.filter((_, at) => isAmongFirst[at]),
    ...perInitiative.filter((_, at) => !isAmongFirst[at]),
  ];
}

/** The same options, of which the first few are on days as far apart as they can be. */
function spreadOverDays(options: readonly WeekOption[]): WeekOption[] {
  const days = [...new Set(options.map(({ time }) => time.weekday))];
  const first = Array.from({ length: TIMES_PER_INITIATIVE }, (_, nth) => {
    const day = days[Math.floor((nth * days.length) / TIMES_PER_INITIATIVE)];
    return options.find(({ time }) => time.weekday === day) ?? [];
  }).flat();
  return [...new Set([...first, ...options])];
}

/** The options as the week planner reads them. */
export function weekProblem(options: readonly WeekOption[], story: Story): WeekProblem {
  const { modes, minutes } = story.travel ?? DEFAULT_TRAVEL;
  const mode = farthestReachingMode(modes, minutes);
  const travel = new Uint16Array(options.length ** 2);
  options.forEach((from, i) => {
    options.forEach((to, j) => {
      travel[i * options.length + j] = i === j ? 0 : minutesBetween(from.initiative, to.initiative, mode);
    });
  });
  const minuteOfWeek = (time: WeeklyTime, minute: number) => (time.weekday - 1) * DAY_MINUTES + minute;
  return {
    fit: Int32Array.from(options, ({ fit }) => Math.min(MAX_FIT, Math.max(0, Math.round(fit)))),
    goals: Uint32Array.from(options, (option) => goalsServed(option, story)),
    kind: numbered(options.map((option) => kindOf(option, story))),
    group: numbered(options.map(({ initiative }) => initiative.id)),
    start: Int32Array.from(options, ({ time }) => minuteOfWeek(time, time.startsAt)),
    end: Int32Array.from(options, ({ time }) => minuteOfWeek(time, time.endsAt)),
    travel,
    maxOptions: Math.max(story.busy ?? DEFAULT_BUSY, options.filter(({ pinned }) => pinned).length),
    pinned: Uint8Array.from(options, (option) => Number(option.pinned)),
  };
}

/**
 * What makes two initiatives more of the same: they serve the same wanted goals, what they are first of all for is the same,
 * and people meet there in the same way. A second lesson adds little to a lesson; a café where one speaks as well is something
 * else, and so is a buddy.
 */
export const kindOf = (option: Pick<WeekOption, 'initiative' | 'who'>, story: Story): string =>
  [
    goalsServed(option, story),
    option.initiative.goals[0] ?? '',
    option.initiative.contactForms[0] ?? 'group',
  ].join(' ');

/** Numbers from 0, the same for the same text. */
function numbered(texts: readonly string[]): Int32Array {
  const numbers = new Map([...new Set(texts)].map((text, number) => [text, number]));
  return Int32Array.from(texts, (text) => numbers.get(text) ?? 0);
}

/**
 * The best possible week: as many things as the person wants, for each goal first what fits it best, without overlaps and
 * with time to travel between activities, spread over the days, with every pinned activity (also more than the person
 * wants). When two pinned activities exclude each other, the one pinned last is left out and reported.
 */
export function planOptions(options: readonly WeekOption[], story: Story): PlannedWeek {
  let clash: PlannedWeek['clash'] = null;
  let remaining = [...options];
  for (;;) {
    const result = planWeek(weekProblem(remaining, story), { nodes: MAX_SEARCH_NODES });
    if (result.ok) {
      const chosen = [...result.selection].flatMap((index) => remaining[index] ?? []);
      chosen.sort(byTime);
      return { chosen, minutes: totalMinutes(chosen), clash };
    }
    const [first = 0, last = remaining.length - 1] = result.conflictingPins ?? [];
    const dropped = remaining[Math.max(first, last)];
    clash = [remaining[Math.min(first, last)]?.initiative.id ?? '', dropped?.initiative.id ?? ''];
    remaining = remaining.filter((option) => option !== dropped);
  }
}

const byTime = (a: WeekOption, b: WeekOption): number =>
  a.date.localeCompare(b.date) || a.time.startsAt - b.time.startsAt;

const totalMinutes = (options: readonly WeekOption[]): number =>
  options.reduce((sum, { time }) => sum + time.endsAt - time.startsAt, 0);

function minutesBetween(a: Initiative, b: Initiative, mode: TravelMode): number {
  if (a.id === b.id || (a.online && b.online)) return 0;
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return UNKNOWN_TRAVEL_MINUTES;
  const minutes = travelMinutes({ mode, from: { lat: a.lat, lon: a.lon }, to: { lat: b.lat, lon: b.lon } });
  return Math.min(MAX_TRAVEL_MINUTES, roundTravelMinutes(minutes));
}
