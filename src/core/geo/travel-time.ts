/** The modes of travel, in the order of forms. */
export const MODES = ['walk', 'bicycle', 'transit', 'car'] as const;
export type Mode = (typeof MODES)[number];

export interface TravelModel {
  /** Minutes before the ride itself: to the stop and waiting, parking, unlocking. */
  startMinutes: number;
  minutesPerKm: number;
  /** How many times longer than the straight line the route is. */
  detour: number;
}

/**
 * A rough estimate, always shown with "about": the straight line times a detour, at an average speed, after a fixed start.
 * Compared with the average trip of CBS StatLine 37980NED (whole country, 2002/2003: old, but it has kilometres and
 * minutes for each mode; newer ODiN tables were not used): on foot 1.0 km in 12 min, bicycle 3.0 km in 14, bus, tram or metro
 * 15 km in 38, train 44 km in 73, car 16 km in 21. This model is a little slower, for people who do not know the way: 13, 15,
 * 41, 84 and 25. The detours are a judgement: Dutch cycling design asks for at most 1.2, real ways with canals and
 * railways are longer.
 */
export const travelModel: Record<Mode, TravelModel> = {
  walk: { startMinutes: 0, minutesPerKm: 13, detour: 1.3 },
  bicycle: { startMinutes: 2, minutesPerKm: 4.3, detour: 1.3 },
  transit: { startMinutes: 18, minutesPerKm: 1.5, detour: 1.35 },
  car: { startMinutes: 6, minutesPerKm: 1.2, detour: 1.35 },
};

export interface Point {
  lat: number;
  lon: number;
}

const EARTH_KM = 6371.0088;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Kilometres as the crow flies (haversine, mean earth radius of IUGG). */
export function kilometres(from: Point, to: Point): number {
  const h =
    Math.sin(rad(to.lat - from.lat) / 2) ** 2 +
    Math.cos(rad(from.lat)) * Math.cos(rad(to.lat)) * Math.sin(rad(to.lon - from.lon) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** About how many minutes it takes, from door to door. */
export function travelMinutes({ mode, from, to }: { mode: Mode; from: Point; to: Point }): number {
  const { startMinutes, minutesPerKm, detour } = travelModel[mode];
  return startMinutes + kilometres(from, to) * detour * minutesPerKm;
}

/** The durations up to two hours that people say. */
const ROUND_MINUTES = [2, 3, 5, 8, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60, 75, 90, 120];

/** Minutes as people say them: 12, 15, 20 …; beyond two hours in half hours. */
export function roundMinutes(minutes: number): number {
  if (minutes > 120) return Math.round(minutes / 30) * 30;
  return ROUND_MINUTES.reduce((closest, candidate) =>
    Math.abs(candidate - minutes) < Math.abs(closest - minutes) ? candidate : closest,
  );
}
