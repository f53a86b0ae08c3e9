/**
 * Story (mijn verhaal): what a newcomer wants to say about themselves, one answer a row, and what they did with suggestions.
 * Only the newcomer reads it; row-level security refuses everyone else. Nothing here leaves without the newcomer.
 */
export { chooseInitiative, eraseChoices } from './actions.ts';
export { answerWords } from './pages/words.ts';
export * from './rules.ts';
export { type Choice, readChoices, readStory } from './store.ts';
