/** Pure functions and paths that other features may use. */
export { GUIDE_SIGNALS_PATH, POLICY_SIGNALS_PATH, SIGNALS_PATH } from './model/paths.ts';
export { OBSTACLES, type Obstacle } from './model/rules.ts';
