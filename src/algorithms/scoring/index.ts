/** Multi-criteria scoring: how well many items fit one person's criteria, with a verdict per criterion. */
export { buildScoringIndex, type ScoringIndex } from './build-index.ts';
export { NOT_KNOWN, type ScoringColumn } from './columns.ts';
export type { ModeOfTravel, ScoringCriterion } from './criteria.ts';
export { type ItemScores, scoreItems } from './score-items.ts';
export { nearMisses, topItems } from './top-items.ts';
export { CANNOT, type CriterionVerdict, countUnknown, FITS, POOR, UNKNOWN, verdictOf } from './verdict.ts';
