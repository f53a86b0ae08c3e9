/** Pure functions and data that other features may use in their rules. */
export {
  IDEA_REASONS,
  type Idea,
  type IdeaAnswer,
  type IdeaReason,
  MAX_IDEA_WORDS,
  MAX_OPEN_IDEAS,
} from './model/rules.ts';
