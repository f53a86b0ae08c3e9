import { messagesIn } from '../messages.ts';
import type { StoryQuestion } from '../model/answers.ts';
import type { AnswerFields } from './answer-fields.ts';
import type { TownChoice } from './place.ts';
import { questionBodies } from './QuestionBodies.tsx';

/** The fields of one question, for the form of somebody who fills it in beside the person. */
export function QuestionFields({
  language,
  question,
  fields,
  today,
  towns,
}: {
  language: string;
  question: StoryQuestion;
  /** What is chosen or typed now. */
  fields: AnswerFields;
  /** YYYY-MM-DD, on the Dutch calendar. */
  today: string;
  towns: TownChoice[];
}) {
  const { Body } = questionBodies[question];
  return (
    <Body
      language={language}
      t={messagesIn(language)}
      today={today}
      towns={towns}
      valuesOf={(field) => fields[field] ?? []}
    />
  );
}

/** Is the question answered by one tap, so that its form needs no button? */
export const isOneTap = (question: StoryQuestion): boolean => questionBodies[question].oneTap === true;

/** The words of a question, and those that say why an answer was not stored. */
export const questionTitle = (question: StoryQuestion, language: string): string =>
  messagesIn(language)(`${question}.title`);
