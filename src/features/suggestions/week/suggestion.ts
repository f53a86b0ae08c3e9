import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import {
  cautionsOf,
  possibleTimes,
  quickestTravel,
  type Reason,
  reasonsFor,
  type TravelEstimate,
} from '../reasons/reasons.ts';
import { apartCriterion, apartQuestion, fitFunction, isForOwnChildren } from '../scoring/fit.ts';
import { fitOne } from '../scoring/fit-story.ts';
import { type Standing, storiesOf, type WeekPerson } from './people.ts';

/** One initiative that may suit, with why. */
export interface Suggestion {
  initiative: Initiative;
  /** 0..1000 */
  score: number;
  /** 0..4095: confirmed needs first, then the score. Higher fits better. */
  fit: number;
  /** Every reason, what fits first. */
  reasons: Reason[];
  /** Everything that is not a plain fit, the most important first. */
  cautions: Reason[];
  /** The times at which the person can come. */
  times: WeeklyTime[];
  travel: TravelEstimate | null;
  /** For whom of two people; `both` in a story of one. */
  who: WeekPerson;
}

/** A suggestion for one person, from what the scoring says. */
export function toSuggestion(
  initiative: Initiative,
  story: Story,
  { score, verdicts, fit, who }: { score: number; verdicts: number; fit: number; who: WeekPerson },
): Suggestion {
  const reasons = reasonsFor(initiative, story, verdicts);
  return {
    initiative,
    score: Math.max(0, score),
    fit: Math.max(0, fit),
    reasons,
    cautions: cautionsOf(reasons),
    times: possibleTimes(initiative, story),
    travel: quickestTravel(initiative, story),
    who,
  };
}

/** How one initiative suits a person, on its own page. */
export interface OneSuggestion extends Suggestion {
  /** `week`: it may enter the week; `more`: for their children; `apart`: an answer decides; `cannot`. */
  standing: Standing;
  /** The question whose answer decides, where it stands apart. */
  question: StoryQuestion | null;
}

/** The reasons for one initiative and a story, as a page about that place tells them. For two people: for who can come. */
export function suggestOne(initiative: Initiative, story: Story): OneSuggestion {
  const ORDER: readonly Standing[] = ['week', 'more', 'apart', 'cannot'];
  const stories = storiesOf(story);
  const each = stories.map((own, index) => {
    const { score, verdicts } = fitOne(initiative, own);
    const fit = fitFunction(own)(score, verdicts);
    const criterion = score < 0 ? null : apartCriterion(initiative, own, verdicts);
    const standing: Standing =
      score < 0 ? 'cannot' : criterion ? 'apart' : isForOwnChildren(verdicts) ? 'more' : 'week';
    return { own, index, score, verdicts, fit, criterion, standing };
  });
  const standing = ORDER.find((one) => each.some((person) => person.standing === one)) ?? 'cannot';
  const those = each.filter((person) => person.standing === standing);
  const person = those[0] ?? each[0];
  if (!person) throw new Error('a story has at least one person');
  const who: WeekPerson = those.length === each.length ? 'both' : person.index === 0 ? 'first' : 'second';
  return {
    ...toSuggestion(initiative, person.own, { ...person, who }),
    standing,
    question: person.criterion ? apartQuestion(person.criterion) : null,
  };
}
