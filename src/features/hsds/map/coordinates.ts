import type { Note } from '../types.ts';
import { numeric, plain } from '../values.ts';

export interface Coordinates {
  lat: number | null;
  lon: number | null;
}

/** Both or neither. Swapped only when that alone puts the place in the Netherlands. */
export function coordinates(latitude: unknown, longitude: unknown, note: Note): Coordinates {
  const lat = numeric(latitude);
  const lon = numeric(longitude);
  const given = `${plain(latitude)}, ${plain(longitude)}`;
  const unknown = { lat: null, lon: null };
  if (lat === null || lon === null) {
    if (given !== ', ') note('bad-coordinates', 'location', given);
    return unknown;
  }
  if (inNetherlands(lat, lon)) return { lat, lon };
  if (inNetherlands(lon, lat)) {
    note('swapped-coordinates', 'location', given);
    return { lat: lon, lon: lat };
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) {
    note('bad-coordinates', 'location', given);
    return unknown;
  }
  note('outside-netherlands', 'location', given);
  return { lat, lon };
}

const inNetherlands = (lat: number, lon: number): boolean =>
  lat > 50.6 && lat < 53.8 && lon > 3.1 && lon < 7.4;
