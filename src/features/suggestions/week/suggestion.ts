import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import {
  cautionsOf,
  possibleTimes,
  quickestTravel,
  type Reason,
  reasonsFor,
  sortReasons,
  type TravelEstimate,
} from '../reasons/reasons.ts';
import { apartCriterion, apartQuestion, fitFunction, isOnlySuggested } from '../scoring/fit.ts';
import { fitOne } from '../scoring/fit-story.ts';
import { isSafeTime } from '../scoring/safety.ts';
import { questionFor, STANDINGS, type Standing, storiesOf, type WeekPerson } from './people.ts';

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

/** One person for whom something is suggested, with what the scoring says. */
export interface Judged {
  story: Story;
  isSecond: boolean;
  score: number;
  verdicts: number;
}

/** What the first must know, and what the second must know besides. */
function reasonsForAll(initiative: Initiative, [first, ...others]: readonly [Judged, ...Judged[]]): Reason[] {
  const reasons = ownReasons(initiative, first);
  for (const other of others)
    for (const caution of cautionsOf(ownReasons(initiative, other)))
      if (!reasons.some(({ key }) => key === caution.key)) reasons.push({ ...caution, ofSecond: true });
  return sortReasons(reasons);
}

const ownReasons = (initiative: Initiative, { story, verdicts, isSecond }: Judged): Reason[] =>
  reasonsFor(initiative, story, verdicts).map((reason) =>
    reason.question ? { ...reason, question: questionFor(reason.question, isSecond) } : reason,
  );

/** The times at which everybody can come: what they share, and not too late for any of them. */
export function timesFor(initiative: Initiative, stories: readonly Story[]): WeeklyTime[] {
  const [first] = stories;
  return possibleTimes(initiative, first ?? {}).filter((time) =>
    stories.every(({ age }) => isSafeTime(initiative, time, age)),
  );
}

/** A suggestion for one person or two, at times at which they can all come. */
export function toSuggestion(
  initiative: Initiative,
  those: readonly [Judged, ...Judged[]],
  { fit, who }: { fit: number; who: WeekPerson },
): Suggestion {
  const [first] = those;
  const reasons = reasonsForAll(initiative, those);
  return {
    initiative,
    score: Math.max(0, first.score),
    fit: Math.max(0, fit),
    reasons,
    cautions: cautionsOf(reasons),
    times: timesFor(
      initiative,
      those.map(({ story }) => story),
    ),
    travel: quickestTravel(initiative, first.story),
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
  const each = storiesOf(story).map((own, index) => {
    const { score, verdicts } = fitOne(initiative, own);
    const criterion = score < 0 ? null : apartCriterion(initiative, own, verdicts);
    const standing: Standing =
      score < 0 ? 'cannot' : criterion ? 'apart' : isOnlySuggested(verdicts) ? 'more' : 'week';
    const fit = Math.max(0, fitFunction(own)(score, verdicts));
    return { index, criterion, standing, fit, judged: { story: own, isSecond: index > 0, score, verdicts } };
  });
  const standing = STANDINGS.find((one) => each.some((person) => person.standing === one)) ?? 'cannot';
  const [first, ...others] = each.filter((person) => person.standing === standing);
  if (!first) throw new Error('a story has at least one person');
  const those = [first, ...others];
  return {
    ...toSuggestion(initiative, [first.judged, ...others.map(({ judged }) => judged)], {
      fit: Math.floor(those.reduce((sum, { fit }) => sum + fit, 0) / each.length),
      who: those.length === each.length ? 'both' : first.index === 0 ? 'first' : 'second',
    }),
    standing,
    question: first.criterion
      ? questionFor(apartQuestion(initiative, first.judged.story, first.criterion), first.index > 0)
      : null,
  };
}
