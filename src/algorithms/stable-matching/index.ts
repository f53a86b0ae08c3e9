/** Stable matching of two sides that rank each other: pairings without a blocking pair, with ties and incomplete lists. */
export type { StablePairing } from './deferred-acceptance/both-sides.ts';
export { type AgentName, explainPairing, type PairReason } from './explain.ts';
export { groupAgents } from './group-agents.ts';
export { findMaximumPairing, type MaximumPairing } from './maximum-pairing.ts';
export { measurePairing, type PairingMeasure, type SideMeasure } from './measure.ts';
export { type PairingProblem, type Pairs, UNPAIRED } from './problem.ts';
export { type ProposalOptions, proposePairs } from './rounds/propose.ts';
export { type PairingUpdateOptions, type UpdatedPairing, updatePairing } from './rounds/update-pairing.ts';
export {
  findLargestStablePairing,
  findStablePairing,
  type LargestPairingOptions,
  type LargestStablePairing,
  type StablePairingOptions,
} from './stable-pairing.ts';
export { verifyPairing } from './verify.ts';
