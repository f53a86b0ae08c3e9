// engine/lottery: one number per person, places in that order, everybody the dearest wish that can be had.
export { drawLots, type Lots } from './drawLots.ts';
export { explainLot, type LotReason, type Outcome, type Stand } from './explainLot.ts';
export type { LotteryProblem } from './problem.ts';
export { verifyLots } from './verifyLots.ts';
