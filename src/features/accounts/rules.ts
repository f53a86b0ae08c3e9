/** Pure functions and data that other features may use in their rules. */
export { NEW_STORY_RATE_LIMIT, SIGN_IN_RATE_LIMIT, sessionSeconds } from './sessions/rules.ts';
