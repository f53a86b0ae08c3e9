/** Week planner: the options that fit best and go together in a week, exact, with proof. */
export { planWeek, type WeekResult } from './plan-week.ts';
export { clashes, MAX_FIT, MAX_OPTIONS, WEEK_MINUTES, type WeekProblem } from './problem.ts';
export { verifyWeek } from './verify.ts';
export { weekValue } from './week-value.ts';
