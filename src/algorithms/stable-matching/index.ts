// engine/pairing: two sides that choose each other, so that no two would both rather have each other.

export type { Pairing } from './deferred-acceptance/both-sides.ts';
export { explain, type NameOf, type PairReason } from './explain.ts';
export { asAgents } from './group-agents.ts';
export { type MostPairs, pairMost } from './maximum-pairing.ts';
export { measure, type PairingMeasure, type SideMeasure } from './measure.ts';
export { NOBODY, type PairingProblem, type Pairs } from './problem.ts';
export { type ProposeOptions, propose } from './rounds/propose.ts';
export { type AgainOptions, type PairedAgain, pairAgain } from './rounds/update-pairing.ts';
export {
  type ExactOptions,
  type ExactPairing,
  type PairOptions,
  pair,
  pairExactly,
} from './stable-pairing.ts';
export { verifyPairing } from './verify.ts';
