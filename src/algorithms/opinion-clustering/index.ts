// engine/opinion: where a divided group agrees, who thinks alike, and what of that may be told.

export { type OpinionOptions, opinion } from './cluster-opinions.ts';
export { explain } from './explain.ts';
export { adjustedRand } from './groups/adjusted-rand-index.ts';
export { type Earlier, type Parity, parity } from './polis.ts';
export { type Block, type Cell, rangeOf } from './publish/answer-blocks.ts';
export { ANSWERS, type Answer, type Counts } from './publish/answer-counts.ts';
export { countsOf } from './publish/group-counts.ts';
export { type Published, type PublishedRow, publish, rangeInAll, tellCell } from './publish/publish.ts';
export { renew } from './publish/republish.ts';
export type { Groups, Opinion, Unclear } from './result.ts';
export type { Consensus } from './statements/consensus.ts';
export { nextStatement } from './statements/priority.ts';
export type { Representative } from './statements/representative.ts';
export type { VoteCounts } from './statements/vote-counts.ts';
export { addVote, type Tally, tallyOf } from './vote-tally.ts';
export { AGREE, DISAGREE, PASS, type Votes } from './votes/votes.ts';
