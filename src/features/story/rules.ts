/** Pure functions and data that other features may use in their rules. */
export type { SuggestionChoice } from './choices/types.ts';
export {
  DEFAULT_BUSY,
  GROUPS,
  MAX_BUSY,
  type ReachWay,
  WEEK_CELLS,
  type WeekCell,
} from './model/answer-options.ts';
export type { Story, StoryQuestion } from './model/answers.ts';
export { hasMinor } from './model/minors.ts';
