import { nextQuestion, OPTIONAL_QUESTIONS, type StoryQuestion } from '../model/answers.ts';

/** The page after the last main question: the week, or something more to tell. */
export const MORE_PATH = '/story/more';

/** The first of the main row, which are all that is asked of who comes to ask for something. */
const SHORT_STORY: readonly StoryQuestion[] = ['name', 'age', 'languages'];

/** The address of a question, with where its short story leads back to. */
export const questionPath = (question: StoryQuestion, to: string): string =>
  `/story/${question}${to && `?to=${to}`}`;

/** Where one goes after a question of a short story that leads back: the next of its questions, then there. */
function pathAfterInShort(question: StoryQuestion, to: string): string {
  const next = SHORT_STORY.includes(question) && SHORT_STORY[SHORT_STORY.indexOf(question) + 1];
  return next ? questionPath(next, to) : to;
}

/** Where one goes after a question, answered or not: the next of the main row, or the page with what one may tell besides. */
export function pathAfter(question: StoryQuestion, to = ''): string {
  if (to) return pathAfterInShort(question, to);
  const next = OPTIONAL_QUESTIONS.includes(question) ? null : nextQuestion(question);
  return next ? `/story/${next}` : MORE_PATH;
}
