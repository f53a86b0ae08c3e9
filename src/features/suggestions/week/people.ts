import type { ItemScores } from '#algorithms/scoring';
import type { Story, StoryQuestion } from '#features/story/rules.ts';
import type { Criterion } from '../scoring/criteria.ts';
import { apartCriterion, fitsOf, isOnlySuggested, rankByFit } from '../scoring/fit.ts';
import { fitStory, type InitiativeSnapshot } from '../scoring/fit-story.ts';

/** For whom of a story of one or two people something is; `both` in a story of one. */
export type WeekPerson = 'both' | 'first' | 'second';

/** One person of a story, and how the directory fits them. */
export interface PersonFit {
  story: Story;
  /** The second of two people: their own answers stand behind one question. */
  isSecond: boolean;
  scores: ItemScores;
  fits: Int16Array;
}

/** The stories of the one or two people: what they share, and the own needs of each. */
export function storiesOf(story: Story): Story[] {
  const { second, ...first } = story;
  if (!second) return [first];
  const { name, age, languages, level, script, company, access, ...shared } = first;
  return [first, { ...shared, ...second }];
}

/** What each of two people answers for themselves. */
const OWN_QUESTIONS: readonly StoryQuestion[] = ['age', 'languages', 'level', 'script', 'company', 'access'];

/** Where somebody answers a question: the second of two people answers their own on one page. */
export const questionFor = (question: StoryQuestion, isSecond: boolean): StoryQuestion =>
  isSecond && OWN_QUESTIONS.includes(question) ? 'second' : question;

/** How the directory fits everybody in a story. */
export function fitPeople(snapshot: InitiativeSnapshot, story: Story): PersonFit[] {
  const stories = storiesOf(story);
  return stories.map((story, at) => {
    // Two people need arrays of their own.
    const scores = fitStory(snapshot, story, stories.length === 1);
    return { story, isSecond: at > 0, scores, fits: fitsOf(scores, story) };
  });
}

/** What an initiative is to a person: it may enter the week, only stand below it, stand apart, or nothing. */
export type Standing = 'week' | 'more' | 'apart' | 'cannot';

export function standingOf(
  { story, scores, fits }: PersonFit,
  { initiatives }: InitiativeSnapshot,
  i: number,
): { standing: Standing; criterion: Criterion | null } {
  const initiative = initiatives[i];
  const verdicts = scores.verdicts[i] ?? 0;
  if (!initiative || (fits[i] ?? -1) < 0) return { standing: 'cannot', criterion: null };
  const criterion = apartCriterion(initiative, story, verdicts);
  if (criterion) return { standing: 'apart', criterion };
  return { standing: isOnlySuggested(verdicts) ? 'more' : 'week', criterion: null };
}

/** An initiative with what it is to the people of a story. */
export interface Candidate {
  index: number;
  /** 0..4095; for two people their mean, and half of it where only one can come. */
  fit: number;
  who: WeekPerson;
  /** Those for whom it is; never empty, and the first one's reasons are told first. */
  those: readonly [PersonFit, ...PersonFit[]];
  standing: Standing;
  /** Why it stands apart. */
  criterion: Criterion | null;
}

/** The best first. */
export const STANDINGS: readonly Standing[] = ['week', 'more', 'apart', 'cannot'];

/** What an initiative is to everybody in a story: the best that it is to one of them. */
export function candidateOf(
  people: readonly PersonFit[],
  snapshot: InitiativeSnapshot,
  index: number,
): Candidate | null {
  const all = people.map((person) => ({ person, ...standingOf(person, snapshot, index) }));
  const standing = STANDINGS.find((one) => all.some((other) => other.standing === one)) ?? 'cannot';
  const [first, ...others] = all.filter((one) => one.standing === standing);
  if (!first) return null;
  const those = [first, ...others];
  const sum = those.reduce((total, { person }) => total + Math.max(0, person.fits[index] ?? 0), 0);
  return {
    index,
    fit: Math.floor(sum / people.length),
    who: those.length === people.length ? 'both' : first.person === people[0] ? 'first' : 'second',
    those: [first.person, ...others.map(({ person }) => person)],
    standing,
    criterion: first.criterion,
  };
}

/** All candidates that can work for somebody in the story, best fit first. Lazy: few are ever looked at. */
export function* rankedCandidates(
  people: readonly PersonFit[],
  snapshot: InitiativeSnapshot,
): Generator<Candidate> {
  const [first, second] = people;
  if (!first) return;
  const { verdicts } = first.scores;
  if (!second) {
    for (const index of rankByFit(first.fits, verdicts)) {
      const candidate = candidateOf(people, snapshot, index);
      if (candidate) yield candidate;
    }
    return;
  }
  const all = snapshot.initiatives.map((_, index) => candidateOf(people, snapshot, index));
  const fits = Int16Array.from(all, (candidate) =>
    candidate && candidate.standing !== 'cannot' ? candidate.fit : -1,
  );
  for (const index of rankByFit(fits, verdicts)) {
    const candidate = all[index];
    if (candidate) yield candidate;
  }
}
