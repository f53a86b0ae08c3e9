import { NETHERLANDS_BOUNDS } from '#core/geo/bounding-box.ts';

/** One square picture of a map: how near, how far to the east, how far to the south. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** Nearer than this no tile server goes. */
export const MAX_ZOOM = 19;

const whole = (text: string): number | undefined =>
  /^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined;

/** Reads the three numbers of a tile; what is no tile, or shows nothing of the country, is nothing. */
export function parseTile(
  numbers: { z: string; x: string; y: string },
  nearest = MAX_ZOOM,
): Tile | undefined {
  const [z, x, y] = [whole(numbers.z), whole(numbers.x), whole(numbers.y)];
  if (z === undefined || x === undefined || y === undefined) return undefined;
  if (z > Math.min(nearest, MAX_ZOOM) || x >= 2 ** z || y >= 2 ** z) return undefined;
  return showsCountry({ z, x, y }) ? { z, x, y } : undefined;
}

const westOf = (x: number, z: number): number => (x / 2 ** z) * 360 - 180;
/** The edge of a tile on the map of Mercator. */
const northOf = (y: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;

/** A map that is filled to its edges shows a little more than what one may look for. */
const MARGIN = 1;

const showsCountry = ({ z, x, y }: Tile): boolean =>
  westOf(x, z) < NETHERLANDS_BOUNDS.east + MARGIN &&
  westOf(x + 1, z) > NETHERLANDS_BOUNDS.west - MARGIN &&
  northOf(y, z) > NETHERLANDS_BOUNDS.south - MARGIN &&
  northOf(y + 1, z) < NETHERLANDS_BOUNDS.north + MARGIN;

/** The address of a tile at a server that writes it as `…/{z}/{x}/{y}.png`. */
export const tileUrl = (template: string, { z, x, y }: Tile): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));

/** What kind of picture these bytes are, by how they begin; whatever the server calls them. */
export function imageType(bytes: Uint8Array): string | undefined {
  const begins = (...start: number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  const word = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  return word(0) === 'RIFF' && word(8) === 'WEBP' ? 'image/webp' : undefined;
}
