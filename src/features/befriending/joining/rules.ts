import { distanceKm, type GeoPoint } from '#core/geo/travel-time.ts';

/** Below this it is simply near. */
const LEAST_KM = 1;

/** Puts places near a point first, each with how far it is (whole kilometres, as the crow flies); without a point all stay as they are. */
export function byDistance<T extends { lat: number | null; lon: number | null }>(
  places: readonly T[],
  near: GeoPoint | undefined,
): { place: T; km: number | null }[] {
  const far = places.map((place) => ({
    place,
    km:
      near && place.lat !== null && place.lon !== null
        ? Math.max(LEAST_KM, Math.round(distanceKm(near, { lat: place.lat, lon: place.lon })))
        : null,
  }));
  if (!near) return far;
  return far.sort(
    (one, other) => (one.km ?? Number.MAX_SAFE_INTEGER) - (other.km ?? Number.MAX_SAFE_INTEGER),
  );
}
