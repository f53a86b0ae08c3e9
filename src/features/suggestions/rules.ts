/** Pure functions and types that other features may use in their rules. */
export { type Reason, reasonsFor, type TravelEstimate } from './reasons/reasons.ts';
export { CRITERIA, type Criterion } from './scoring/criteria.ts';
export { fitStory, type InitiativeSnapshot } from './scoring/fit-story.ts';
