/** A piece of the country: south-west and north-east, in degrees. */
export interface BoundingBox {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The Netherlands and what lies around them: no map goes further. */
export const NETHERLANDS_BOUNDS: BoundingBox = { south: 50, west: 3, north: 54.5, east: 8 };

/** Reads `52.01,4.20,52.12,4.45`; what is no piece of the country is left out. */
export function parseBoundingBox(text: string | null): BoundingBox | undefined {
  const [south, west, north, east] = (text ?? '').split(',').map(Number);
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return undefined;
  const right =
    south > NETHERLANDS_BOUNDS.south &&
    north < NETHERLANDS_BOUNDS.north &&
    west > NETHERLANDS_BOUNDS.west &&
    east < NETHERLANDS_BOUNDS.east &&
    north > south &&
    east > west;
  return right ? { south, west, north, east } : undefined;
}

export const formatBoundingBox = ({ south, west, north, east }: BoundingBox): string =>
  [south, west, north, east].map((one) => one.toFixed(4)).join(',');

export const isInside = (
  { south, west, north, east }: BoundingBox,
  { lat, lon }: { lat: number; lon: number },
): boolean => lat >= south && lat <= north && lon >= west && lon <= east;

const EDGE = 0.001;

/** The part of what somebody sees that can be asked for: a screen may show more than the country. */
export const clampToNetherlands = ({ south, west, north, east }: BoundingBox): BoundingBox => ({
  south: Math.max(south, NETHERLANDS_BOUNDS.south + EDGE),
  west: Math.max(west, NETHERLANDS_BOUNDS.west + EDGE),
  north: Math.min(north, NETHERLANDS_BOUNDS.north - EDGE),
  east: Math.min(east, NETHERLANDS_BOUNDS.east - EDGE),
});

const LEAST_SPAN = 0.02;
const MARGIN = 0.12;

/** The piece of the country in which these places lie, with some air around it; the country when there are none. */
export function boundingBoxOf(places: readonly { lat: number; lon: number }[]): BoundingBox {
  if (!places.length) return { south: 50.7, west: 3.3, north: 53.6, east: 7.3 };
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const high = Math.max(north - south, LEAST_SPAN) * (1 + 2 * MARGIN);
  const wide = Math.max(east - west, LEAST_SPAN * 1.6) * (1 + 2 * MARGIN);
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  return { south: lat - high / 2, north: lat + high / 2, west: lon - wide / 2, east: lon + wide / 2 };
}

export type MapMove = 'in' | 'out' | 'north' | 'south' | 'west' | 'east';

/** The same piece, nearer, further or moved by half. */
export function moveBoundingBox({ south, west, north, east }: BoundingBox, move: MapMove): BoundingBox {
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
