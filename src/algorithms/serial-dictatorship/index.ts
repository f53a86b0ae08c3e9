/**
 * Serial dictatorship (a lottery): one random number per person; places are given in that order, to everybody the
 * highest-ranked wish that is still available.
 */
export { explainLottery } from './explain.ts';
export type { LotteryReason, WishOutcome, WishReport } from './explanation.ts';
export type { LotteryProblem } from './problem.ts';
export { type LotteryResult, runLottery } from './run-lottery.ts';
export { verifyLottery } from './verify.ts';
