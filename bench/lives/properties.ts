import { weekValue } from '#algorithms/week-planner';
import { addDays, happensOn } from '#core/time/recurrence.ts';
import type { Initiative } from '#features/directory';
import type { Story, StoryQuestion } from '#features/story';
import { type PlannedSuggestion, suggest, type WeekSuggestions } from '#features/suggestions';
import { candidateOf, fitPeople } from '../../src/features/suggestions/week/people.ts';
import {
  planOptions,
  type RankedInitiative,
  type WeekOption,
  weekOptions,
  weekProblem,
} from '../../src/features/suggestions/week/plan.ts';
import { timesFor } from '../../src/features/suggestions/week/suggestion.ts';
import { isCloseContact, isSafeguarded, peopleOf, violations } from './must-nots.ts';
import { FROM } from './world.ts';

/** What must hold for every story, each as sentences about what went wrong. */

const DATES = Array.from({ length: 7 }, (_, day) => addDays(FROM, day));
const LATE = 21 * 60;

const snapshots = new WeakMap<readonly Initiative[], { initiatives: readonly Initiative[] }>();

/** One snapshot for a list, so that it is prepared once. */
function snapshotOf(initiatives: readonly Initiative[]): { initiatives: readonly Initiative[] } {
  const snapshot = snapshots.get(initiatives) ?? { initiatives };
  snapshots.set(initiatives, snapshot);
  return snapshot;
}

const weekOf = (initiatives: readonly Initiative[], story: Story): WeekSuggestions =>
  suggest(snapshotOf(initiatives), story, [], { from: FROM });

/** Nothing is in the week that may never be. */
export const neverBroken = (initiatives: readonly Initiative[], story: Story): string[] =>
  violations(weekOf(initiatives, story), story, FROM);

/** A story with one answer less, by the seed, and which one. */
export function withOneLess(story: Story, seed: number): [StoryQuestion, Story] | null {
  const told = Object.keys(story) as StoryQuestion[];
  const question = told[seed % Math.max(1, told.length)];
  if (!question) return null;
  const { [question]: _, ...less } = story;
  return [question, less];
}

/**
 * Skipping one more question never makes the week unsafe: it keeps to what may never be, and has nothing that the person may
 * not or should not meet with, by the answer that they kept to themselves.
 */
export function unsafeWhenSkipped(initiatives: readonly Initiative[], story: Story, seed: number): string[] {
  const [question, less] = withOneLess(story, seed) ?? [];
  if (!question || !less) return [];
  const week = weekOf(initiatives, less);
  const people = peopleOf(story);
  const unsafe = week.planned.flatMap((planned) => {
    const { who } = planned;
    // Without the second person it is the week of the first.
    const goers = question === 'second' || who === 'first' ? people.slice(0, 1) : people;
    return (who === 'second' ? people.slice(1) : goers).flatMap((person) => unsafeFor(planned, person));
  });
  return [...violations(week, less, FROM), ...unsafe].map((flaw) => `without ${question}: ${flaw}`);
}

/** What a person, with everything that they could tell, may not meet with. */
function unsafeFor({ initiative, option }: PlannedSuggestion, { age, company }: Story): string[] {
  const isMinor = age === 'under16' || age === '16-17';
  const isUnprotected = isMinor && !isSafeguarded(initiative);
  const { audience } = initiative;
  const flaws = [
    isUnprotected && isCloseContact(initiative) && 'alone with one person',
    isUnprotected && option.time.endsAt > LATE && 'late',
    isMinor && (initiative.ageMin ?? 0) >= 18 && 'for adults',
    company && audience === 'women' && !company.includes('women') && 'for women',
    company && audience === 'men' && !company.includes('men') && 'for men',
  ];
  return flaws.flatMap((flaw) => (flaw ? [`${initiative.id}: ${flaw}`] : []));
}

/** What a week of some initiatives is worth, judged by a story: those that may enter, at the times at which they may. */
function worthOf(ranked: readonly RankedInitiative[], story: Story): number {
  const options = weekOptions(ranked, story, [], DATES);
  const { chosen } = planOptions(options, story);
  return weekValue(
    weekProblem(options, story),
    chosen.map((option) => options.indexOf(option)),
  );
}

/** Everything of the directory that may enter the week of a story, best fit first, at the times at which those can come. */
function rankedFor(initiatives: readonly Initiative[], story: Story): RankedInitiative[] {
  const snapshot = snapshotOf(initiatives);
  const people = fitPeople(snapshot, story);
  return initiatives
    .flatMap((initiative, index): RankedInitiative[] => {
      const candidate = candidateOf(people, snapshot, index);
      if (candidate?.standing !== 'week') return [];
      const { fit, who, those } = candidate;
      const stories = those.map((person) => person.story);
      return [{ initiative, fit, who, times: timesFor(initiative, stories) }];
    })
    .sort((a, b) => (b.fit ?? 0) - (a.fit ?? 0));
}

const isPlannedIn =
  ({ planned }: WeekSuggestions) =>
  ({ initiative }: RankedInitiative): boolean =>
    planned.some((one) => one.initiative.id === initiative.id);

/**
 * Telling more never lowers the fit of the week: by the whole story, the best that can be made of what was in the week before
 * the last answer is never worth more than the week with it.
 */
export function worseWhenTold(initiatives: readonly Initiative[], story: Story, seed: number): string[] {
  const [question, less] = withOneLess(story, seed) ?? [];
  // How many things somebody wants is no measure of how well they fit.
  if (!question || !less || question === 'busy') return [];
  const ranked = rankedFor(initiatives, story);
  const worthOfWeek = (week: WeekSuggestions) => worthOf(ranked.filter(isPlannedIn(week)), story);
  const told = worthOfWeek(weekOf(initiatives, story));
  const before = worthOfWeek(weekOf(initiatives, less));
  return before > told ? [`with ${question} the week is worth ${told}, without it ${before}`] : [];
}

const asOption = (ranked: RankedInitiative, story: Story): WeekOption[] =>
  weekOptions([ranked], story, [], DATES);

/**
 * Best first: nothing of the whole directory that fits better than something in the week, and serves what that one is there
 * for or a goal that nothing serves, could take its place.
 */
export function notBestFirst(initiatives: readonly Initiative[], story: Story): string[] {
  const week = weekOf(initiatives, story);
  const { planned } = week;
  if (!planned.length || !story.goals) return [];
  const ranked = rankedFor(initiatives, story);
  const isIn = isPlannedIn(week);
  const chosen = ranked.filter(isIn).flatMap((one) => {
    const time = planned.find(({ initiative }) => initiative.id === one.initiative.id)?.option.time;
    return asOption({ ...one, times: time ? [time] : [] }, story);
  });
  const value = (options: WeekOption[]) =>
    weekValue(
      weekProblem(options, story),
      options.map((_, at) => at),
    );
  const worth = value(chosen);
  const lowest = Math.min(...chosen.map(({ fit }) => fit));
  return ranked
    .filter((one) => !isIn(one) && (one.fit ?? 0) > lowest)
    .filter(({ times }) => times?.some((time) => DATES.some((date) => happensOn(time, date))))
    .flatMap((one) =>
      asOption(one, story).flatMap((better) =>
        chosen
          .filter(({ fit }) => fit < better.fit)
          .filter((worse) => {
            const instead = [...chosen.filter((option) => option !== worse), better];
            const exchanged = planOptions(
              instead.map((option) => ({ ...option, pinned: true })),
              story,
            );
            return !exchanged.clash && value(instead) > worth;
          })
          .map(
            (worse) =>
              `${better.initiative.id} (${better.fit}) could be in place of ${worse.initiative.id} (${worse.fit})`,
          ),
      ),
    );
}

/** The properties by name. */
export const properties = {
  'what may never be in a week never is': neverBroken,
  'skipping a question never makes the week unsafe': unsafeWhenSkipped,
  'telling more never lowers the fit of the week': worseWhenTold,
  'best first': notBestFirst,
} as const;
