/** A piece of the country: south-west and north-east, in degrees. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The Netherlands and what lies around them: no map goes further. */
export const AROUND: Box = { south: 50, west: 3, north: 54.5, east: 8 };

/** Reads `52.01,4.20,52.12,4.45`; what is no piece of the country is left out. */
export function readBox(text: string | null): Box | undefined {
  const [south, west, north, east] = (text ?? '').split(',').map(Number);
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return undefined;
  const right =
    south > AROUND.south &&
    north < AROUND.north &&
    west > AROUND.west &&
    east < AROUND.east &&
    north > south &&
    east > west;
  return right ? { south, west, north, east } : undefined;
}

export const writeBox = ({ south, west, north, east }: Box): string =>
  [south, west, north, east].map((one) => one.toFixed(4)).join(',');

export const inBox = (
  { south, west, north, east }: Box,
  { lat, lon }: { lat: number; lon: number },
): boolean => lat >= south && lat <= north && lon >= west && lon <= east;

const EDGE = 0.001;

/** The part of what somebody sees that can be asked for: a screen may show more than the country. */
export const withinCountry = ({ south, west, north, east }: Box): Box => ({
  south: Math.max(south, AROUND.south + EDGE),
  west: Math.max(west, AROUND.west + EDGE),
  north: Math.min(north, AROUND.north - EDGE),
  east: Math.min(east, AROUND.east - EDGE),
});

const LEAST_SPAN = 0.02;
const MARGIN = 0.12;

/** The piece of the country in which these places lie, with some air around it; the country when there are none. */
export function boxAround(places: readonly { lat: number; lon: number }[]): Box {
  if (!places.length) return { south: 50.7, west: 3.3, north: 53.6, east: 7.3 };
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const high = Math.max(north - south, LEAST_SPAN) * (1 + 2 * MARGIN);
  const wide = Math.max(east - west, LEAST_SPAN * 1.6) * (1 + 2 * MARGIN);
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  return { south: lat - high / 2, north: lat + high / 2, west: lon - wide / 2, east: lon + wide / 2 };
}

export type Move = 'in' | 'out' | 'north' | 'south' | 'west' | 'east';

/** The same piece, nearer, further or moved by half. */
export function moved({ south, west, north, east }: Box, move: Move): Box {
  const [high, wide] = [north - south, east - west];
  const grow = move === 'in' ? -0.25 : move === 'out' ? 0.5 : 0;
  const up = move === 'north' ? high / 2 : move === 'south' ? -high / 2 : 0;
  const right = move === 'east' ? wide / 2 : move === 'west' ? -wide / 2 : 0;
  return {
    south: south - high * grow + up,
    north: north + high * grow + up,
    west: west - wide * grow + right,
    east: east + wide * grow + right,
  };
}
