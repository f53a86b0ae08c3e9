/** Pure functions and data that other features may use in their rules. */
export { CELLS, GIFTS, type Gift, QUESTIONS, type Question, type Story } from './model/answers.ts';
