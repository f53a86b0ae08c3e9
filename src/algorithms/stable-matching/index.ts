// engine/pairing: two sides that choose each other, so that no two would both rather have each other.
export { asAgents } from './agents.ts';
export { explain, type NameOf, type PairReason } from './explain.ts';
export { measure, type PairingMeasure, type SideMeasure } from './measure.ts';
export { type MostPairs, pairMost } from './most.ts';
export { type AgainOptions, type PairedAgain, pairAgain } from './nights/again.ts';
export { type ProposeOptions, propose } from './nights/propose.ts';
export { type ExactOptions, type ExactPairing, type PairOptions, pair, pairExactly } from './pair.ts';
export { NOBODY, type PairingProblem, type Pairs } from './problem.ts';
export type { Pairing } from './stable/bothWays.ts';
export { verifyPairing } from './verifyPairing.ts';
