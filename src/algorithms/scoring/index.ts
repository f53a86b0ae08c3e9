// engine/fit: how well many items fit what one person says, with a verdict per criterion.
export { best, nearMisses } from './best.ts';
export { buildIndex, type FitIndex } from './buildIndex.ts';
export { type Column, NOT_KNOWN } from './columns.ts';
export { type Fit, fit } from './fit.ts';
export type { Question } from './questions.ts';
export { CANNOT, FITS, POOR, UNKNOWN, type Verdict, verdictOf } from './verdict.ts';
