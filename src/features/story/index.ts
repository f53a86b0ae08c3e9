/**
 * Story (mijn verhaal): what a newcomer wants to say about themselves, one answer a row, and what they did with
 * suggestions. Only the person reads it; the database refuses everyone else. Nothing here leaves without the person.
 */
export { chooseInitiative, eraseChoices } from './actions.ts';
export { answerWords } from './pages/words.ts';
export { storyRoutes } from './routes.tsx';
export { CELLS, GIFTS, type Gift, QUESTIONS, type Question, type Story } from './rules/answers.ts';
export { type Choice, readChoices, readStory } from './store.ts';
