import { roundTravelMinutes, type TravelMode, travelMinutes } from '#core/geo/travel-time.ts';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';

/** A place up to half as far again as wished is still suggested, and says so; beyond it nothing is. */
export const TRAVEL_SLACK = 1.5;
/** For a story that does not say how somebody travels: what most people find reachable. */
export const DEFAULT_TRAVEL = { modes: ['transit'], minutes: 45 } as const;

/** Minutes just beyond the limit are rounded up to these. */
const STEP_MINUTES = 5;

export interface TravelEstimate {
  /** As people say them, and never against the limit that the person gave. */
  minutes: number;
  mode: TravelMode;
}

/** How somebody travels, and how long at most. */
export const travelWish = ({
  travel,
}: Story): { readonly modes: readonly TravelMode[]; readonly minutes: number } => travel ?? DEFAULT_TRAVEL;

/** The exact minutes of the quickest of somebody's modes of travel; null when either place is unknown, or at home. */
export function quickestMinutes(initiative: Initiative, story: Story): TravelEstimate | null {
  const { place } = story;
  if (!place || initiative.online || initiative.lat === null || initiative.lon === null) return null;
  const to = { lat: initiative.lat, lon: initiative.lon };
  const [quickest] = travelWish(story)
    .modes.map((mode) => ({ mode, minutes: travelMinutes({ mode, from: place, to }) }))
    .sort((a, b) => a.minutes - b.minutes);
  return quickest ?? null;
}

/**
 * The quickest of somebody's modes of travel to an initiative; null when either place is unknown. The minutes are rounded, to
 * the same side of the limit: what is within it is never said to be more, and what is beyond it never less.
 */
export function quickestTravel(initiative: Initiative, story: Story): TravelEstimate | null {
  const quickest = quickestMinutes(initiative, story);
  if (!quickest) return null;
  const limit = travelWish(story).minutes;
  const rounded = roundTravelMinutes(quickest.minutes);
  if (quickest.minutes <= limit) return { ...quickest, minutes: Math.min(rounded, limit) };
  const beyond = rounded > limit ? rounded : Math.ceil(quickest.minutes / STEP_MINUTES) * STEP_MINUTES;
  const isNear = quickest.minutes <= limit * TRAVEL_SLACK;
  return { ...quickest, minutes: isNear ? Math.min(beyond, Math.floor(limit * TRAVEL_SLACK)) : beyond };
}
