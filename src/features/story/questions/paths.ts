import { nextQuestion, OPTIONAL_QUESTIONS, type StoryQuestion } from '../model/answers.ts';

/** The page after the last main question: the week, or something more to tell. */
export const MORE_PATH = '/story/more';

/** Where one goes after a question, answered or not: the next of the main row, or the page with what one may tell besides. */
export function pathAfter(question: StoryQuestion): string {
  const next = OPTIONAL_QUESTIONS.includes(question) ? null : nextQuestion(question);
  return next ? `/story/${next}` : MORE_PATH;
}
