/** Week planner: the best set of weekly options that fit together, exact, with proof. */
export { planWeek, type WeekResult } from './plan-week.ts';
export { clashes, MAX_OPTIONS, WEEK_MINUTES, type WeekProblem } from './problem.ts';
export { verifyWeek } from './verify.ts';
