export const TRAVEL_MODES = ['walk', 'bicycle', 'transit', 'car'] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

export interface TravelModel {
  /** Minutes before moving: walking to the stop and waiting, parking, unlocking. */
  startMinutes: number;
  minutesPerKm: number;
  /** How much longer the route is than the straight line. */
  detour: number;
}

/**
 * A rough model: the straight line times a detour factor, at an average speed, after a fixed start. Shown with "about".
 * Compared with the average trip of CBS StatLine 37980NED (whole country, 2002/2003: old, but it has kilometres and
 * minutes for each mode; newer ODiN tables were not used): on foot 1.0 km in 12 min, bicycle 3.0 km in 14, bus, tram or metro
 * 15 km in 38, train 44 km in 73, car 16 km in 21. The model is a little slower, for people who do not know the way: 13, 15,
 * 41, 84 and 25. The detour factors are an estimate: Dutch cycling design asks for at most 1.2, real ways with canals and
 * railways are longer.
 */
export const travelModel: Record<TravelMode, TravelModel> = {
  walk: { startMinutes: 0, minutesPerKm: 13, detour: 1.3 },
  bicycle: { startMinutes: 2, minutesPerKm: 4.3, detour: 1.3 },
  transit: { startMinutes: 18, minutesPerKm: 1.5, detour: 1.35 },
  car: { startMinutes: 6, minutesPerKm: 1.2, detour: 1.35 },
};

export interface GeoPoint {
  lat: number;
  lon: number;
}

const EARTH_KM = 6371.0088;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres as the crow flies (haversine, mean earth radius of IUGG). */
export function distanceKm(from: GeoPoint, to: GeoPoint): number {
  const haversine =
    Math.sin(toRadians(to.lat - from.lat) / 2) ** 2 +
    Math.cos(toRadians(from.lat)) *
      Math.cos(toRadians(to.lat)) *
      Math.sin(toRadians(to.lon - from.lon) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** The estimated minutes from door to door. */
export function travelMinutes({
  mode,
  from,
  to,
}: {
  mode: TravelMode;
  from: GeoPoint;
  to: GeoPoint;
}): number {
  const { startMinutes, minutesPerKm, detour } = travelModel[mode];
  return startMinutes + distanceKm(from, to) * detour * minutesPerKm;
}

const ROUND_MINUTES = [2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90, 120];

/** Minutes as people say them: 12, 15, 20 …; beyond two hours in half hours. */
export function roundTravelMinutes(minutes: number): number {
  if (minutes > 120) return Math.round(minutes / 30) * 30;
  return ROUND_MINUTES.reduce(
    (best, candidate) => (Math.abs(candidate - minutes) < Math.abs(best - minutes) ? candidate : best),
    ROUND_MINUTES[0] ?? 2,
  );
}
