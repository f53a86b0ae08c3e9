import { type TravelMode, travelModel } from '#core/geo/travel-time.ts';

/** How far somebody comes in so many minutes, as a circle on the map. */
export interface MinuteRing {
  minutes: number;
  /** In pixels. */
  radius: number;
}

const RING_MINUTES = [10, 15, 20, 30, 45, 60, 90, 120];
const MIN_RADIUS_PX = 34;
/** Two rings closer to each other than this cannot be told apart. */
const MIN_GAP_PX = 30;

/** The inverse of `travelMinutes`: kilometres as the crow flies. */
function kmWithin(minutes: number, mode: TravelMode): number {
  const { startMinutes, minutesPerKm, detour } = travelModel[mode];
  return Math.max(0, minutes - startMinutes) / (minutesPerKm * detour);
}

/**
 * The rings that can be seen and told apart, the smallest first.
 * @param maxRadius beyond which a ring does not fit in the map, in pixels
 */
export function minuteRings(mode: TravelMode, pixelsPerKm: number, maxRadius: number): MinuteRing[] {
  const rings: MinuteRing[] = [];
  for (const minutes of RING_MINUTES) {
    const radius = Math.round(kmWithin(minutes, mode) * pixelsPerKm);
    const smallest = (rings.at(-1)?.radius ?? MIN_RADIUS_PX - MIN_GAP_PX) + MIN_GAP_PX;
    if (radius >= smallest && radius <= maxRadius) rings.push({ minutes, radius });
  }
  return rings;
}
