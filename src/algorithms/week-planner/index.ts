// engine/week: the best set of weekly options that fit together, with proof.
export { planWeek, type WeekResult } from './planWeek.ts';
export { clashes, MOST_OPTIONS, WEEK, type WeekProblem } from './problem.ts';
export { verifyWeek } from './verifyWeek.ts';
