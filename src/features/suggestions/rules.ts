/** Types and data that other features may use in their rules; the functions that judge stand in `index.ts`. */
export type { Reason } from './reasons/reason.ts';
export { CRITERIA, type Criterion } from './scoring/criteria.ts';
export type { TravelEstimate } from './scoring/travel.ts';
