/** Pure functions and data that other features may use in their rules. */
export { GUIDE_PATH } from './desk/rules.ts';
