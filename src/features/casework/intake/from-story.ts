import type { Story, StoryQuestion } from '#features/story';
import { type AnswerValue, readValue } from './answers.ts';
import { type ChoiceName, describeQuestion } from './questions.ts';

/** What an answer of somebody's own story says to a question of the intake. */
export interface StoryOffer {
  from: StoryQuestion;
  to: ChoiceName;
  value: AnswerValue;
}

const LATIN = { yes: 'latin-yes', some: 'latin-some', no: 'latin-no' } as const;

/** Which questions of an intake can start from an answer of the newcomer's own story; nothing is derived from what was not said. */
const SOURCES: { [Q in StoryQuestion]?: (answer: NonNullable<Story[Q]>) => [ChoiceName, string[]] } = {
  languages: (languages) => ['speaks', languages],
  level: (level) => ['level-speaking', [level]],
  script: (script) => ['latin', [LATIN[script]]],
  children: (children) => ['childcare-needed', [children === 'care' ? 'yes' : 'no']],
  travel: ({ modes }) => ['travels-by', modes],
  access: ({ needs }) => ['lesson-needs', needs],
};

function offerOf<Q extends StoryQuestion>(question: Q, story: Story): StoryOffer[] {
  const answer = story[question];
  const source = SOURCES[question];
  if (answer === undefined || answer === null || !source) return [];
  const [to, choices] = source(answer);
  const { options } = describeQuestion(to);
  const value = readValue(to, { choices: choices.filter((choice) => options.includes(choice)) });
  return value?.choices.length ? [{ from: question, to, value }] : [];
}

/** What can be taken over from the part of a story that a consent opens. */
export const offersFrom = (story: Story, questions: readonly StoryQuestion[]): StoryOffer[] =>
  questions.flatMap((question) => offerOf(question, story));
