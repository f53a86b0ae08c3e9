/**
 * Suggestions: a story compared with the directory. Per criterion fits, unknown, does not fit well, or cannot work; never a
 * no on something unknown, and never a yes either where it could keep somebody out or put them in danger. Then a week in
 * which everything fits. Remembers nothing but who asked to be told when something comes.
 */
export { findNotificationRequest, type NotificationRequest } from './notifications/queries.ts';
export { reasonItems } from './reasons/reason-text.ts';
export * from './rules.ts';
export { fitsOf, rankByFit } from './scoring/fit.ts';
export { fitStory, type InitiativeSnapshot } from './scoring/fit-story.ts';
export { otherPlaces } from './week/other-places.ts';
export type { WeekPerson } from './week/people.ts';
export {
  type ApartSuggestion,
  type PlannedSuggestion,
  suggest,
  type WeekPeriod,
  type WeekSuggestions,
} from './week/suggest.ts';
export { type OneSuggestion, type Suggestion, suggestOne } from './week/suggestion.ts';
