/** A rectangle on the map in degrees (WGS 84). It never crosses the antimeridian. */
export interface BoundingBox {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** The Netherlands and what lies around them: no map goes further. */
export const NETHERLANDS_BOUNDS: BoundingBox = { south: 50, west: 3, north: 54.5, east: 8 };

/** What is shown when there are no places: the European part of the Netherlands. */
const DEFAULT_BOX: BoundingBox = { south: 50.7, west: 3.3, north: 53.6, east: 7.3 };

/** Parses `south,west,north,east`, e.g. `52.01,4.20,52.12,4.45`; undefined unless it lies within `NETHERLANDS_BOUNDS`. */
export function parseBoundingBox(text: string | null): BoundingBox | undefined {
  const [south, west, north, east] = (text ?? '').split(',').map(Number);
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return undefined;
  const valid =
    south > NETHERLANDS_BOUNDS.south &&
    north < NETHERLANDS_BOUNDS.north &&
    west > NETHERLANDS_BOUNDS.west &&
    east < NETHERLANDS_BOUNDS.east &&
    north > south &&
    east > west;
  return valid ? { south, west, north, east } : undefined;
}

/** Writes what `parseBoundingBox` reads, to some ten metres. */
export const formatBoundingBox = ({ south, west, north, east }: BoundingBox): string =>
  [south, west, north, east].map((degrees) => degrees.toFixed(4)).join(',');

/** Whether a point lies in the box, its edges included. */
export const isInside = (
  { south, west, north, east }: BoundingBox,
  { lat, lon }: { lat: number; lon: number },
): boolean => lat >= south && lat <= north && lon >= west && lon <= east;

const EDGE_DEGREES = 0.001;

/** The part of the box that `parseBoundingBox` accepts: a wide screen may show more than the Netherlands. */
export const clampToNetherlands = ({ south, west, north, east }: BoundingBox): BoundingBox => ({
  south: Math.max(south, NETHERLANDS_BOUNDS.south + EDGE_DEGREES),
  west: Math.max(west, NETHERLANDS_BOUNDS.west + EDGE_DEGREES),
  north: Math.min(north, NETHERLANDS_BOUNDS.north - EDGE_DEGREES),
  east: Math.min(east, NETHERLANDS_BOUNDS.east - EDGE_DEGREES),
});

const MIN_HEIGHT_DEGREES = 0.02;
/** A degree east is shorter than a degree north: this makes the smallest box about as wide as high. */
const MIN_WIDTH_DEGREES = MIN_HEIGHT_DEGREES * 1.6;
/** How much is added on each side, as a part of the height or width. */
const MARGIN = 0.12;

/** The box in which these places lie, with a margin around it; the Netherlands when there are none. */
export function boundingBoxOf(places: readonly { lat: number; lon: number }[]): BoundingBox {
  if (!places.length) return { ...DEFAULT_BOX };
  const [lats, lons] = [places.map(({ lat }) => lat), places.map(({ lon }) => lon)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const height = Math.max(north - south, MIN_HEIGHT_DEGREES) * (1 + 2 * MARGIN);
  const width = Math.max(east - west, MIN_WIDTH_DEGREES) * (1 + 2 * MARGIN);
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  return { south: lat - height / 2, north: lat + height / 2, west: lon - width / 2, east: lon + width / 2 };
}

export type MapMove = 'in' | 'out' | 'north' | 'south' | 'west' | 'east';

/** The box after zooming in (half as high and wide) or out (twice), or moved by half its height or width. */
export function moveBoundingBox({ south, west, north, east }: BoundingBox, move: MapMove): BoundingBox {
  const [height, width] = [north - south, east - west];
  const growth = move === 'in' ? -0.25 : move === 'out' ? 0.5 : 0;
  const northward = move === 'north' ? height / 2 : move === 'south' ? -height / 2 : 0;
  const eastward = move === 'east' ? width / 2 : move === 'west' ? -width / 2 : 0;
  return {
    south: south - height * growth + northward,
    north: north + height * growth + northward,
    west: west - width * growth + eastward,
    east: east + width * growth + eastward,
  };
}
