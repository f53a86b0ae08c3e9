/** Pure functions and paths that other features may use. */
export { BOTTLENECKS_PATH, conversationPath, VOICE_PATH } from './model/paths.ts';
