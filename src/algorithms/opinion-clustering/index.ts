/**
 * Opinion clustering: where a divided group agrees, who votes alike, and which of those counts may be published without
 * disclosing anything about fewer than ten people.
 */
export { clusterOpinions, type OpinionOptions } from './cluster-opinions.ts';
export { explainOpinions } from './explain.ts';
export { adjustedRandIndex } from './groups/adjusted-rand-index.ts';
export { type EarlierPolisResult, type PolisResult, polisPipeline } from './polis.ts';
export { type AnswerBlock, answerRange, type PublishedCell } from './publish/answer-blocks.ts';
export { type AnswerCounts, STATEMENT_ANSWERS, type StatementAnswer } from './publish/answer-counts.ts';
export { groupAnswerCounts } from './publish/group-counts.ts';
export {
  describeCell,
  type PublishedCounts,
  type PublishedRow,
  publish,
  totalAnswerRange,
} from './publish/publish.ts';
export { republish } from './publish/republish.ts';
export type { NoGroupsReason, OpinionGroups, OpinionResult } from './result.ts';
export type { ConsensusStatement } from './statements/consensus.ts';
export { nextStatement, statementPriorities } from './statements/priority.ts';
export type { RepresentativeStatement } from './statements/representative.ts';
export type { VoteCounts } from './statements/vote-counts.ts';
export { addVote, createVoteTally, type VoteTally } from './vote-tally.ts';
export { AGREE, DISAGREE, PASS, type Votes } from './votes/votes.ts';
