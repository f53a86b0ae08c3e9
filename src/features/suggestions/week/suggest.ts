import {
  type ItemScores,
  POOR,
  type ScoringIndex,
  scoreItems,
  topItems,
  verdictOf,
} from '#algorithms/scoring';

import type { Initiative, Snapshot, WeeklyTime } from '#features/directory';
import type { Choice, Story } from '#features/story';
import { possibleTimes, type Reason, reasonsFor, wayThere } from '../reasons/reasons.ts';
import { CRITERIA } from '../scoring/criteria.ts';
import { indexOf } from '../scoring/initiative-columns.ts';
import { questionsFrom } from '../scoring/story-criteria.ts';
import { type DoorToOpen, doorsToOpen } from './improvements.ts';
import { type Option, optionsOf, type PlannedWeek, plan } from './plan.ts';

/** One place that may suit, with why. */
export interface Suggestion {
  initiative: Initiative;
  score: number;
  reasons: Reason[];
  /** The times at which the person can. */
  times: WeeklyTime[];
  way: ReturnType<typeof wayThere>;
}

/** Everything the week page shows. */
export interface MyWeek {
  week: (Suggestion & { option: Option })[];
  minutes: number;
  clash: PlannedWeek['clash'];
  /** More places that fit, best first. */
  more: Suggestion[];
  doors: DoorToOpen[];
  removed: Initiative[];
  /** How many places can work in all. */
  possible: number;
}

const CANDIDATES = 40;
const COMPANY = CRITERIA.indexOf('company');
const MOST_MORE = 12;

interface Compared {
  index: ScoringIndex;
  /** Written anew by every question, so that a busy server makes no garbage: never kept beyond one answer. */
  scratch: ItemScores;
}

const compared = new WeakMap<Snapshot, Compared>();

/** The columns of a snapshot and room for an answer, made once. */
function comparedFor(snapshot: Snapshot): Compared {
  const known = compared.get(snapshot);
  if (known) return known;
  const index = indexOf(snapshot.initiatives);
  const made = { index, scratch: scoreItems(index, questionsFrom({})) };
  compared.set(snapshot, made);
  return made;
}

/**
 * How every initiative fits this story: the engine's answer over the whole directory.
 * @param reuse write into the snapshot's own arrays, which the next question overwrites
 */
export function fitStory(snapshot: Snapshot, story: Story, reuse = false): ItemScores {
  const { index, scratch } = comparedFor(snapshot);
  return scoreItems(index, questionsFrom(story), reuse ? scratch : undefined);
}

/** A story beside the directory: the week that fits, more places, and what would open more doors. */
export function suggest(snapshot: Snapshot, story: Story, choices: readonly Choice[]): MyWeek {
  const all = snapshot.initiatives;
  const found = fitStory(snapshot, story, true);
  const removed = new Set(
    choices.filter(({ choice }) => choice === 'removed').map(({ initiative }) => initiative),
  );
  const pinned = new Set(
    choices.filter(({ choice }) => choice === 'pinned').map(({ initiative }) => initiative),
  );
  const ranked = [...topItems(found, CANDIDATES + choices.length)].filter(
    (i) => !removed.has(all[i]?.id ?? ''),
  );
  // What somebody keeps stays, also when it would not be suggested any more.
  const kept = all.flatMap((one, i) => (pinned.has(one.id) && !ranked.includes(i) ? [i] : []));
  const scored = [...kept, ...ranked].flatMap((i) => {
    const initiative = all[i];
    return initiative
      ? [{ initiative, score: Math.max(0, found.score[i] ?? 0), verdicts: found.verdicts[i] ?? 0 }]
      : [];
  });
  // A children's group is suggested, but it is not planned into a grown-up's own week unless they keep it there.
  const forWeek = scored.filter(
    ({ initiative, verdicts }) => pinned.has(initiative.id) || verdictOf(verdicts, COMPANY) !== POOR,
  );
  const planned = plan(optionsOf(forWeek, story, choices), story);
  const tell = ({ initiative, score, verdicts }: (typeof scored)[number]): Suggestion => ({
    initiative,
    score,
    reasons: reasonsFor(initiative, story, verdicts),
    times: possibleTimes(initiative, story),
    way: wayThere(initiative, story),
  });
  const inWeek = new Map(planned.chosen.map((option) => [option.initiative.id, option]));
  const told = new Map(
    scored.filter(({ initiative }) => inWeek.has(initiative.id)).map((one) => [one.initiative.id, tell(one)]),
  );
  return {
    week: planned.chosen.flatMap((option) => {
      const suggestion = told.get(option.initiative.id);
      return suggestion ? [{ ...suggestion, option }] : [];
    }),
    minutes: planned.minutes,
    clash: planned.clash,
    more: scored
      .filter(({ initiative }) => !inWeek.has(initiative.id))
      .slice(0, MOST_MORE)
      .map(tell),
    doors: doorsToOpen(all, found, ranked, story),
    removed: all.filter((one) => removed.has(one.id)),
    possible: found.score.reduce((count, score) => count + Number(score >= 0), 0),
  };
}

/** What could come instead of one activity: every other place or time that leaves the rest of the week as it is. */
export function alternatives(
  mine: MyWeek,
  instead: string,
  most = 5,
): { suggestion: Suggestion; time: WeeklyTime }[] {
  const others = mine.week.filter(({ initiative }) => initiative.id !== instead);
  const free = (time: WeeklyTime) =>
    others.every(
      ({ option }) =>
        option.time.weekday !== time.weekday ||
        option.time.endsAt <= time.startsAt ||
        option.time.startsAt >= time.endsAt,
    );
  const same = mine.week.filter(({ initiative }) => initiative.id === instead);
  return [...same, ...mine.more]
    .flatMap((suggestion) => suggestion.times.map((time) => ({ suggestion, time })))
    .filter(({ time }) => free(time) && !same.some(({ option }) => option.time.id === time.id))
    .slice(0, most);
}
