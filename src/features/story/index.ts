/**
 * Story (mijn verhaal): what a newcomer wants to tell about themselves, one answer a row, and their choices among
 * suggestions. Only the newcomer reads it; row-level security refuses everyone else.
 */
export { chooseInitiative, resetChoices } from './choices/actions.ts';
export { readChoices } from './choices/queries.ts';
export { DEFAULT_BUSY, MAX_BUSY } from './model/answer-options.ts';
export { answerText, questionText } from './model/answer-text.ts';
export { readStory, saveAnswer, saveStory } from './model/queries.ts';
export { answerStoryQuestion } from './questions/actions.ts';
export * from './rules.ts';
