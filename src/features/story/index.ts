export { chooseInitiative, resetChoices } from './choices/actions.ts';
export { readChoices } from './choices/queries.ts';
export { DEFAULT_BUSY, MAX_BUSY } from './model/answer-options.ts';
export { answerText, cellName, questionText } from './model/answer-text.ts';
export { isStoryQuestion, OPTIONAL_QUESTIONS, STORY_QUESTIONS } from './model/answers.ts';
export { type Fill, fillsOf } from './model/fill-queries.ts';
export { readStory, saveAnswer, saveStory } from './model/queries.ts';
export { answerInput, answerStoryQuestion, saveAnswerOf } from './questions/actions.ts';
export type { AnswerFields } from './questions/answer-fields.ts';
export { toAnswerFields } from './questions/form-fields.ts';
export { PlaceFields } from './questions/PlaceFields.tsx';
export {
  type PlaceRefusal,
  placeFields,
  readPlace,
  type TownChoice,
  townChoices,
} from './questions/place.ts';
export { isOneTap, QuestionFields, questionTitle } from './questions/QuestionFields.tsx';
export { type QuestionRefusal, refusalText } from './questions/QuestionPage.tsx';
export { SpokenLanguageFields } from './questions/SpokenLanguageFields.tsx';

/**
 * Story (mijn verhaal): what a newcomer wants to tell about themselves, one answer a row, and their choices among
 * suggestions. Only the newcomer reads it; row-level security refuses everyone else.
 */
export * from './rules.ts';
