import { weekValue } from '#algorithms/week-planner';
import { addDays, happensOn } from '#core/time/recurrence.ts';
import type { Initiative } from '#features/directory';
import type { Story, StoryQuestion } from '#features/story';
import { suggest, suggestOne, type WeekSuggestions } from '#features/suggestions';
import {
  planOptions,
  type RankedInitiative,
  type WeekOption,
  weekOptions,
  weekProblem,
} from '../../src/features/suggestions/week/plan.ts';
import { isCloseContact, isSafeguarded, peopleOf, violations } from './must-nots.ts';
import { FROM } from './world.ts';

/** What must hold for every story, each as sentences about what went wrong. */

const DATES = Array.from({ length: 7 }, (_, day) => addDays(FROM, day));
const LATE = 21 * 60;

const weekOf = (initiatives: readonly Initiative[], story: Story): WeekSuggestions =>
  suggest({ initiatives }, story, [], { from: FROM });

/** Nothing is in the week that may never be. */
export const neverBroken = (initiatives: readonly Initiative[], story: Story): string[] =>
  violations(weekOf(initiatives, story), story, FROM);

/** The stories with one answer less. */
export const withOneLess = (story: Story): [StoryQuestion, Story][] =>
  (Object.keys(story) as StoryQuestion[]).map((question) => {
    const { [question]: _, ...less } = story;
    return [question, less];
  });

/**
 * Skipping one more question never makes the week unsafe: it keeps to what may never be, and has nothing that the person may
 * not or should not meet with, by the answer that they kept to themselves.
 */
export function unsafeWhenSkipped(initiatives: readonly Initiative[], story: Story): string[] {
  return withOneLess(story).flatMap(([question, less]) => {
    const week = weekOf(initiatives, less);
    const broken = violations(week, less, FROM).map((flaw) => `without ${question}: ${flaw}`);
    const people = peopleOf(story);
    const unsafe = week.planned.flatMap(({ initiative, option, who }) => {
      // Without the second person it is the week of the first.
      const goers = question === 'second' || who === 'first' ? people.slice(0, 1) : people;
      const those = who === 'second' ? people.slice(1) : goers;
      return those.flatMap((person) => {
        const flaws: string[] = [];
        const minor = person.age === 'under16' || person.age === '16-17';
        if (minor && !isSafeguarded(initiative)) {
          if (isCloseContact(initiative)) flaws.push('alone with one person');
          if (option.time.endsAt > LATE) flaws.push('late');
        }
        if (minor && (initiative.ageMin ?? 0) >= 18) flaws.push('for adults');
        const groups = person.company;
        if (groups && initiative.audience === 'women' && !groups.includes('women')) flaws.push('for women');
        if (groups && initiative.audience === 'men' && !groups.includes('men')) flaws.push('for men');
        return flaws.map((flaw) => `without ${question}: ${initiative.id}: ${flaw}`);
      });
    });
    return [...broken, ...unsafe];
  });
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

const asRanked = (initiatives: readonly Initiative[], story: Story): RankedInitiative[] =>
  initiatives
    .map((initiative) => suggestOne(initiative, story))
    .filter(({ standing }) => standing === 'week')
    .map(({ initiative, score, fit, times, who }) => ({ initiative, score, fit, times, who }))
    .sort((a, b) => b.fit - a.fit);

/**
 * Telling more never lowers the fit of the week: by the whole story, the best that can be made of what was in the week before
 * the last answer is never worth more than the week with it.
 */
export function worseWhenTold(initiatives: readonly Initiative[], story: Story): string[] {
  const full = weekOf(initiatives, story);
  const worth = worthOf(
    asRanked(
      full.planned.map(({ initiative }) => initiative),
      story,
    ),
    story,
  );
  return withOneLess(story).flatMap(([question, less]) => {
    if (question === 'busy') return [];
    const before = weekOf(initiatives, less).planned.map(({ initiative }) => initiative);
    const kept = worthOf(asRanked(before, story), story);
    return kept > worth ? [`with ${question} the week is worth ${worth}, without it ${kept}`] : [];
  });
}

const asOption = (ranked: RankedInitiative, story: Story): WeekOption[] =>
  weekOptions([ranked], story, [], DATES);

/**
 * Best first: nothing of the whole directory that fits better than something in the week, and serves what that one is there
 * for or a goal that nothing serves, could take its place.
 */
export function notBestFirst(initiatives: readonly Initiative[], story: Story): string[] {
  const { planned } = weekOf(initiatives, story);
  if (!planned.length || !story.goals) return [];
  const ranked = asRanked(initiatives, story);
  const isIn = ({ initiative }: RankedInitiative) =>
    planned.some((one) => one.initiative.id === initiative.id);
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
