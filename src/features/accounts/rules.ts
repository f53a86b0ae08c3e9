/** Pure functions and data that other features may use in their rules. */
export { readGuideCode } from './guide-codes/rules.ts';
export { NEW_STORY_LIMIT, sessionSeconds } from './sessions/rules.ts';
