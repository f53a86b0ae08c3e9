// engine/fit: how well many items fit what one person says, with a verdict per criterion.
export { nearMisses, topItems } from './best.ts';
export { buildScoringIndex, type ScoringIndex } from './buildIndex.ts';
export { NOT_KNOWN, type ScoringColumn } from './columns.ts';
export { type ItemScores, scoreItems } from './fit.ts';
export type { ScoringCriterion } from './questions.ts';
export { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN, verdictOf } from './verdict.ts';
