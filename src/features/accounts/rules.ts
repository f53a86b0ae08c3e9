/** Pure functions and data that other features may use in their rules. */
export { NEW_STORY_LIMIT, sessionSeconds } from './sessions/rules.ts';
