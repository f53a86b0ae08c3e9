// engine/lottery: one number per person, places in that order, everybody the dearest wish that can be had.

export { explainLottery, type LotteryReason, type WishOutcome, type WishReport } from './explain.ts';
export type { LotteryProblem } from './problem.ts';
export { type LotteryResult, runLottery } from './run-lottery.ts';
export { verifyLottery } from './verify.ts';
