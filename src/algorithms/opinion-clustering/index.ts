// engine/opinion: where a divided group agrees, who thinks alike, and what of that may be told.
export { explain } from './explain.ts';
export { adjustedRand } from './groups/alike.ts';
export { type OpinionOptions, opinion } from './opinion.ts';
export { type Earlier, type Parity, parity } from './parity.ts';
export { type Block, type Cell, rangeOf } from './publish/blocks.ts';
export { ANSWERS, type Answer, type Counts } from './publish/counts.ts';
export { countsOf } from './publish/countsOf.ts';
export { type Published, type PublishedRow, publish, rangeInAll, tellCell } from './publish/publish.ts';
export { renew } from './publish/renew.ts';
export type { Groups, Opinion, Unclear } from './result.ts';
export type { Consensus } from './statements/consensus.ts';
export type { VoteCounts } from './statements/counts.ts';
export { nextStatement } from './statements/priority.ts';
export type { Representative } from './statements/representative.ts';
export { addVote, type Tally, tallyOf } from './tally.ts';
export { AGREE, DISAGREE, PASS, type Votes } from './votes/votes.ts';
