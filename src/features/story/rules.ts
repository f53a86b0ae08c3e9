/** Pure functions and data that other features may use in their rules. */
export type { SuggestionChoice } from './choices/types.ts';
export {
  GIFTS,
  type Gift,
  STORY_QUESTIONS,
  type Story,
  type StoryQuestion,
  WEEK_CELLS,
  type WeekCell,
} from './model/answers.ts';
