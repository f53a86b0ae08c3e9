// engine/week: the best set of weekly options that fit together, with proof.
export { planWeek, type WeekResult } from './planWeek.ts';
export { clashes, MAX_OPTIONS, WEEK_MINUTES, type WeekProblem } from './problem.ts';
export { verifyWeek } from './verifyWeek.ts';
