import { NETHERLANDS_BOUNDS } from '#core/geo/bounding-box.ts';

/** One square image of a web map (slippy map tiles): zoom level, column from the west, row from the north. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** The highest zoom level that any tile server has. */
export const MAX_ZOOM = 19;

const parseNumber = (text: string): number | undefined =>
  /^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : undefined;

/** Parses the three numbers of a tile; undefined for what is no tile, or shows nothing of the Netherlands. */
export function parseTile(
  numbers: { z: string; x: string; y: string },
  maxZoom = MAX_ZOOM,
): Tile | undefined {
  const [z, x, y] = [parseNumber(numbers.z), parseNumber(numbers.x), parseNumber(numbers.y)];
  if (z === undefined || x === undefined || y === undefined) return undefined;
  if (z > Math.min(maxZoom, MAX_ZOOM) || x >= 2 ** z || y >= 2 ** z) return undefined;
  return showsNetherlands({ z, x, y }) ? { z, x, y } : undefined;
}

/** The longitude of the western edge of a column. */
const westEdge = (x: number, z: number): number => (x / 2 ** z) * 360 - 180;
/** The latitude of the northern edge of a row, in the Mercator projection. */
const northEdge = (y: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** z))) * 180) / Math.PI;

/** A map that is filled to its edges shows a little more than the box to which it can be moved. */
const MARGIN_DEGREES = 1;

const showsNetherlands = ({ z, x, y }: Tile): boolean =>
  westEdge(x, z) < NETHERLANDS_BOUNDS.east + MARGIN_DEGREES &&
  westEdge(x + 1, z) > NETHERLANDS_BOUNDS.west - MARGIN_DEGREES &&
  northEdge(y, z) > NETHERLANDS_BOUNDS.south - MARGIN_DEGREES &&
  northEdge(y + 1, z) < NETHERLANDS_BOUNDS.north + MARGIN_DEGREES;

/** The URL of a tile, by a template such as `…/{z}/{x}/{y}.png`. */
export const tileUrl = (template: string, { z, x, y }: Tile): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));

/** The media type of an image by its first bytes, whatever the server calls it; undefined when it is none that we show. */
export function imageType(bytes: Uint8Array): string | undefined {
  const startsWith = (...start: number[]) => start.every((byte, index) => bytes[index] === byte);
  if (startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(0xff, 0xd8, 0xff)) return 'image/jpeg';
  const ascii = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  return ascii(0) === 'RIFF' && ascii(8) === 'WEBP' ? 'image/webp' : undefined;
}
