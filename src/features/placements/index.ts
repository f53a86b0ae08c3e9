/**
 * Placements: a newcomer asks an initiative for a place and gets an answer. Every step is a record; the state of a request,
 * the places that are held and the order of the waiting list follow from the steps.
 */
export { AskLink, AskSection, askPath } from './asking/AskSection.tsx';
export { readAnswerPace } from './asking/answer-pace.ts';
export { type GuidedRequest, guidedRequests } from './model/guided-queries.ts';
export {
  type NewStep,
  offerFreePlaces,
  type StepDetails,
  type StepRefusal,
  takeStep,
} from './model/queries.ts';
export { ownRequests, type PlacementRequest } from './model/requests.ts';
export { answeringInitiatives, type PlacementSettings, placementSettings } from './model/settings.ts';
export { type OwnStep, ownSteps } from './model/step-queries.ts';
export type { OtherPlace } from './own-requests/other-places.ts';
export { type Attendance, attendanceOf } from './people/queries.ts';
export * from './rules.ts';
