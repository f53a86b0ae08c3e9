import { type ItemScores, POOR, topItems, verdictOf } from '#algorithms/scoring';
import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story, SuggestionChoice } from '#features/story/rules.ts';
import {
  possibleTimes,
  quickestTravel,
  type Reason,
  reasonsFor,
  type TravelEstimate,
} from '../reasons/reasons.ts';
import { CRITERIA } from '../scoring/criteria.ts';
import { fitStory, type InitiativeSnapshot } from '../scoring/fit-story.ts';
import { findImprovements, type Improvement } from './improvements.ts';
import { type PlannedWeek, planOptions, type WeekOption, weekOptions } from './plan.ts';

/** One initiative that may suit, with why. */
export interface Suggestion {
  initiative: Initiative;
  /** 0..1000 */
  score: number;
  reasons: Reason[];
  /** The times at which the person can come. */
  times: WeeklyTime[];
  travel: TravelEstimate | null;
}

/** A suggestion that is planned into the week, at the time of its option. */
export type PlannedSuggestion = Suggestion & { option: WeekOption };

/** Everything the week page shows. */
export interface WeekSuggestions {
  planned: PlannedSuggestion[];
  minutes: number;
  clash: PlannedWeek['clash'];
  /** More initiatives that fit, best first. */
  more: Suggestion[];
  improvements: Improvement[];
  removed: Initiative[];
  /** How many initiatives can work in all. */
  possibleCount: number;
}

interface ScoredInitiative {
  initiative: Initiative;
  score: number;
  verdicts: number;
}

const MAX_CANDIDATES = 40;
const MAX_MORE = 12;
const COMPANY_COLUMN = CRITERIA.indexOf('company');

/** Compares a story with the directory: the week that fits, more initiatives, and which answers would add most. */
export function suggest(
  snapshot: InitiativeSnapshot,
  story: Story,
  choices: readonly SuggestionChoice[],
): WeekSuggestions {
  const { initiatives } = snapshot;
  const scores = fitStory(snapshot, story, true);
  const removed = initiativesWith('removed', choices);
  const pinned = initiativesWith('pinned', choices);
  const ranked = [...topItems(scores, MAX_CANDIDATES + choices.length)].filter(
    (i) => !removed.has(initiatives[i]?.id ?? ''),
  );
  // What somebody pinned stays, also when it would not be suggested any more.
  const pinnedOnly = initiatives.flatMap(({ id }, i) => (pinned.has(id) && !ranked.includes(i) ? [i] : []));
  const scored = scoredInitiatives(initiatives, scores, [...pinnedOnly, ...ranked]);
  // A children's group is suggested, but not planned into a grown-up's week unless they pin it.
  const forWeek = scored.filter(
    ({ initiative, verdicts }) => pinned.has(initiative.id) || verdictOf(verdicts, COMPANY_COLUMN) !== POOR,
  );
  const week = planOptions(weekOptions(forWeek, story, choices), story);
  const scoredById = new Map(scored.map((item) => [item.initiative.id, item]));
  const plannedIds = new Set(week.chosen.map(({ initiative }) => initiative.id));
  return {
    planned: week.chosen.flatMap((option) => {
      const item = scoredById.get(option.initiative.id);
      return item ? [{ ...toSuggestion(item, story), option }] : [];
    }),
    minutes: week.minutes,
    clash: week.clash,
    more: scored
      .filter(({ initiative }) => !plannedIds.has(initiative.id))
      .slice(0, MAX_MORE)
      .map((item) => toSuggestion(item, story)),
    improvements: findImprovements(initiatives, scores, ranked, story),
    removed: initiatives.filter(({ id }) => removed.has(id)),
    possibleCount: scores.score.reduce((count, score) => count + Number(score >= 0), 0),
  };
}

const initiativesWith = (
  kind: SuggestionChoice['choice'],
  choices: readonly SuggestionChoice[],
): Set<string> =>
  new Set(choices.filter(({ choice }) => choice === kind).map(({ initiative }) => initiative));

const scoredInitiatives = (
  initiatives: readonly Initiative[],
  scores: ItemScores,
  indexes: readonly number[],
): ScoredInitiative[] =>
  indexes.flatMap((i) => {
    const initiative = initiatives[i];
    return initiative
      ? [{ initiative, score: Math.max(0, scores.score[i] ?? 0), verdicts: scores.verdicts[i] ?? 0 }]
      : [];
  });

const toSuggestion = ({ initiative, score, verdicts }: ScoredInitiative, story: Story): Suggestion => ({
  initiative,
  score,
  reasons: reasonsFor(initiative, story, verdicts),
  times: possibleTimes(initiative, story),
  travel: quickestTravel(initiative, story),
});

/** A time of another suggestion, or another time of the same one, that can replace a planned activity. */
export interface Alternative {
  suggestion: Suggestion;
  time: WeeklyTime;
}

/** What could replace one planned activity without changing the rest of the week. @param replaced id of its initiative */
export function alternatives({ planned, more }: WeekSuggestions, replaced: string, limit = 5): Alternative[] {
  const others = planned.filter(({ initiative }) => initiative.id !== replaced);
  const current = planned.filter(({ initiative }) => initiative.id === replaced);
  const isFree = (time: WeeklyTime) =>
    others.every(
      ({ option }) =>
        option.time.weekday !== time.weekday ||
        option.time.endsAt <= time.startsAt ||
        option.time.startsAt >= time.endsAt,
    );
  return [...current, ...more]
    .flatMap((suggestion) => suggestion.times.map((time) => ({ suggestion, time })))
    .filter(({ time }) => isFree(time) && !current.some(({ option }) => option.time.id === time.id))
    .slice(0, limit);
}
