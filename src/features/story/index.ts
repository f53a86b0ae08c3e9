/**
 * Story (mijn verhaal): what a newcomer wants to say about themselves, one answer a row, and what they did with suggestions.
 * Only the newcomer reads it; row-level security refuses everyone else. Nothing here leaves without the newcomer.
 */

export { answerWords } from './model/answer-text.ts';
export { type Choice, readChoices, readStory } from './model/queries.ts';
export { chooseInitiative, eraseChoices } from './questions/actions.ts';
export * from './rules.ts';
