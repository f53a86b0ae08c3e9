/**
 * Story (mijn verhaal): what a newcomer wants to tell about themselves, one answer a row, and their choices among
 * suggestions. Only the newcomer reads it; row-level security refuses everyone else.
 */
export { chooseInitiative, resetChoices } from './choices/actions.ts';
export { readChoices } from './choices/queries.ts';
export { answerText } from './model/answer-text.ts';
export { STORY_QUESTIONS } from './model/answers.ts';
export { readStory } from './model/queries.ts';
export * from './rules.ts';
