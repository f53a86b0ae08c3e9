import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story, StoryQuestion, SuggestionChoice } from '#features/story/rules.ts';
import type { Reason } from '../reasons/reason.ts';
import { apartQuestion } from '../scoring/fit.ts';
import type { InitiativeSnapshot } from '../scoring/fit-story.ts';
import { collectCandidates } from './candidates.ts';
import { withGiftsOfWords } from './gift-words.ts';
import { findImprovements, type Improvement } from './improvements.ts';
import { type NothingNear, nothingNear } from './nothing-near.ts';
import { type Candidate, candidateOf, fitPeople, type PersonFit, questionFor } from './people.ts';
import {
  type PlannedWeek,
  planOptions,
  type RankedInitiative,
  type WeekOption,
  weekOptions,
} from './plan.ts';
import { type Judged, type Suggestion, timesFor, toSuggestion } from './suggestion.ts';
import { weekDates } from './week-dates.ts';
import { isSilent, openCandidates } from './without-answers.ts';

export type { Suggestion } from './suggestion.ts';

/** A suggestion that is planned into the week: its option, and the date (YYYY-MM-DD) on which it happens. */
export type PlannedSuggestion = Suggestion & { option: WeekOption; date: string };

/** A suggestion of which it is not known whether the person may come, and the question that decides. */
export interface ApartSuggestion {
  suggestion: Suggestion;
  question: StoryQuestion;
  /** Why it stands apart. Without a question of its own the person has answered: then they ask there. */
  reason: Reason;
}

/** Everything the week page shows. */
export interface WeekSuggestions {
  planned: PlannedSuggestion[];
  minutes: number;
  clash: PlannedWeek['clash'];
  /** What may suit if the answer to a question says so; never in the week. */
  apart: ApartSuggestion[];
  /** More initiatives that fit, best first. */
  more: Suggestion[];
  improvements: Improvement[];
  removed: Initiative[];
  /** How many initiatives can work in all. */
  possibleCount: number;
  /** Given when nothing that can work is near. */
  nothingNear: NothingNear | null;
  /** The week at the place where the person shall live. */
  later: WeekSuggestions | null;
}

/** The first of the seven days (YYYY-MM-DD). */
export interface WeekPeriod {
  from: string;
}

const MAX_MORE = 12;

/** Compares a story with the directory: the week that fits, more initiatives, and which answers would add most. */
export function suggest(
  snapshot: InitiativeSnapshot,
  story: Story,
  choices: readonly SuggestionChoice[],
  { from }: WeekPeriod,
): WeekSuggestions {
  const { moving, ...now } = withGiftsOfWords(story, snapshot.initiatives);
  if (!moving) return suggestAt(snapshot, now, choices, from);
  // What somebody pinned is near where they are now; what they do not want they do not want there either.
  const removed = choices.filter(({ choice }) => choice === 'removed');
  const laterFrom = moving.from && moving.from > from ? moving.from : from;
  return {
    ...suggestAt(snapshot, now, choices, from),
    later: suggestAt(snapshot, { ...now, place: moving.place }, removed, laterFrom),
  };
}

function suggestAt(
  snapshot: InitiativeSnapshot,
  story: Story,
  choices: readonly SuggestionChoice[],
  from: string,
): WeekSuggestions {
  const { initiatives } = snapshot;
  const dates = weekDates(from);
  const people = fitPeople(snapshot, story);
  const [firstPerson] = people;
  if (!firstPerson) throw new Error('a story has at least one person');
  const removed = initiativesWith('removed', choices);
  const pinned = initiativesWith('pinned', choices);
  const toOne = ({ index, those, fit, who }: Candidate): Suggestion => {
    const [first, ...others] = those;
    const judged = ({ story, isSecond, scores }: PersonFit): Judged => ({
      story,
      isSecond,
      score: scores.score[index] ?? -1,
      verdicts: scores.verdicts[index] ?? 0,
    });
    return toSuggestion(initiatives[index] as Initiative, [judged(first), ...others.map(judged)], {
      fit,
      who,
    });
  };
  const isRemoved = ({ index }: Candidate) => removed.has(initiatives[index]?.id ?? '');
  const open = () => openCandidates(people, snapshot, dates, isRemoved);
  const collected = isSilent(story)
    ? open()
    : collectCandidates(people, snapshot, story, { dates, isRemoved });
  // What somebody pinned stays, also when it would not be suggested any more.
  const pinnedOnly = initiatives.flatMap(({ id }, index) => {
    if (!pinned.has(id) || collected.week.some((one) => one.index === index)) return [];
    return candidateOf(people, snapshot, index) ?? [];
  });
  const toRanked = ({ index, those, fit, who }: Candidate): RankedInitiative[] => {
    const initiative = initiatives[index];
    const stories = those.map(({ story }) => story);
    return initiative ? [{ initiative, fit, who, times: timesFor(initiative, stories) }] : [];
  };
  let candidates = [...pinnedOnly, ...collected.week];
  let week = planOptions(weekOptions(candidates.flatMap(toRanked), story, choices, dates), story);
  if (!week.chosen.length && story.goals) {
    // Nothing of what somebody wants is there for them yet: then where anyone may walk in, which says that it is something else.
    const { goals: _goals, ...anything } = story;
    candidates = open().week;
    week = planOptions(weekOptions(candidates.flatMap(toRanked), anything, choices, dates), anything);
  }
  const byId = new Map(candidates.map((candidate) => [initiatives[candidate.index]?.id, candidate]));
  const plannedIds = new Set(week.chosen.map(({ initiative }) => initiative.id));
  const isPlanned = ({ index }: Candidate) => plannedIds.has(initiatives[index]?.id ?? '');
  return {
    planned: week.chosen.flatMap((option): PlannedSuggestion[] => {
      const candidate = byId.get(option.initiative.id);
      return candidate ? [{ ...toOne(candidate), option, date: option.date }] : [];
    }),
    minutes: week.minutes,
    clash: week.clash,
    apart: collected.apart.filter((one) => !isPlanned(one)).flatMap((one) => toApart(one, toOne(one))),
    more: collected.more
      .filter((one) => !isPlanned(one))
      .slice(0, MAX_MORE)
      .map(toOne),
    improvements: findImprovements(initiatives, firstPerson, collected.all),
    removed: initiatives.filter(({ id }) => removed.has(id)),
    possibleCount: initiatives.reduce(
      (count, _, i) => count + Number(people.some(({ fits }) => (fits[i] ?? -1) >= 0)),
      0,
    ),
    nothingNear: nothingNear(people, snapshot, isRemoved, toOne),
    later: null,
  };
}

/** What stands apart, with the caution because of which it does. */
function toApart({ criterion, those }: Candidate, suggestion: Suggestion): ApartSuggestion[] {
  const reason = suggestion.cautions.find((caution) => caution.criterion === criterion);
  if (!criterion || !reason) return [];
  const [{ story, isSecond }] = those;
  const question = questionFor(apartQuestion(suggestion.initiative, story, criterion), isSecond);
  return [{ suggestion, question, reason }];
}

const initiativesWith = (
  kind: SuggestionChoice['choice'],
  choices: readonly SuggestionChoice[],
): Set<string> =>
  new Set(choices.filter(({ choice }) => choice === kind).map(({ initiative }) => initiative));

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
