// engine/lottery: one number per person, places in that order, everybody the dearest wish that can be had.

export { explainLot, type LotReason, type Outcome, type Stand } from './explain.ts';
export type { LotteryProblem } from './problem.ts';
export { drawLots, type Lots } from './run-lottery.ts';
export { verifyLots } from './verify.ts';
