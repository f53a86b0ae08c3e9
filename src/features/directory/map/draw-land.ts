import { LAKE_ISLANDS, LAKES, NARROW_LAKE_KM, NARROW_LAKES } from './lakes.ts';
import outlines from './outlines.json' with { type: 'json' };

/** Land, water and borders as path data of SVG, in pixels of the map. */
export interface LandDrawing {
  netherlands: string;
  neighbours: string;
  lakes: string;
  islands: string;
  borders: string;
  /** Lakes as lines, and how wide they are drawn. */
  narrowLakes: string;
  narrowLakeWidth: number;
}

type Point = readonly [x: number, y: number];

/** Where degrees lie on a map. */
export interface Projection {
  toPixels: (point: { lat: number; lon: number }) => { x: number; y: number };
  pixelsPerKm: number;
}

/** A rectangle in pixels. */
export interface PixelArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** From so many pixels for a kilometre the corners of the coarse lines are rounded. */
const ROUNDED_FROM_PIXELS_PER_KM = 4;
const MIN_STEP_PX = 2;

/** Draws what lies within an area: a line further away is cut off, so that a page carries no more than it shows. Pure. */
export function drawLand({ toPixels, pixelsPerKm }: Projection, area: PixelArea): LandDrawing {
  const pointsOf = (ring: readonly number[]): Point[] => {
    const points: Point[] = [];
    for (let index = 0; index < ring.length; index += 2) {
      const { x, y } = toPixels({ lon: (ring[index] ?? 0) / 1000, lat: (ring[index + 1] ?? 0) / 1000 });
      points.push([x, y]);
    }
    return points;
  };
  const isRounded = pixelsPerKm >= ROUNDED_FROM_PIXELS_PER_KM;
  const rings = (list: readonly (readonly number[])[]) =>
    list
      .map((ring) => thinOut(clipRing(pointsOf(ring), area)))
      .filter((points) => points.length > 2)
      .map((points) => (isRounded ? roundedRing(points) : `${straight(points)}z`))
      .join('');
  const lines = (list: readonly (readonly number[])[]) =>
    list
      .flatMap((line) => clipLine(pointsOf(line), area))
      .map((points) => (isRounded ? roundedLine(thinOut(points)) : straight(thinOut(points))))
      .join('');
  return {
    netherlands: rings(outlines.netherlands),
    neighbours: rings(outlines.neighbours),
    lakes: rings(LAKES),
    islands: rings(LAKE_ISLANDS),
    borders: lines(outlines.borders),
    narrowLakes: lines(NARROW_LAKES),
    narrowLakeWidth: Math.max(1, Math.round(NARROW_LAKE_KM * pixelsPerKm)),
  };
}

/** Clips a ring to a rectangle, one side after the other (Sutherland and Hodgman, 1974). */
function clipRing(ring: Point[], { left, top, right, bottom }: PixelArea): Point[] {
  const sides: [isInside: (point: Point) => boolean, axis: 0 | 1, limit: number][] = [
    [([x]) => x >= left, 0, left],
    [([x]) => x <= right, 0, right],
    [([, y]) => y >= top, 1, top],
    [([, y]) => y <= bottom, 1, bottom],
  ];
  return sides.reduce((points, [isInside, axis, limit]) => {
    return points.flatMap((point, index) => {
      const before = points.at(index - 1) ?? point;
      if (isInside(point) === isInside(before)) return isInside(point) ? [point] : [];
      const part = (limit - before[axis]) / (point[axis] - before[axis]);
      const crossing: Point = [
        before[0] + part * (point[0] - before[0]),
        before[1] + part * (point[1] - before[1]),
      ];
      return isInside(point) ? [crossing, point] : [crossing];
    });
  }, ring);
}

/** The pieces of a line that come near a rectangle, each with the point before and behind it. */
function clipLine(line: Point[], { left, top, right, bottom }: PixelArea): Point[][] {
  const isNear = ([x, y]: Point, [x2, y2]: Point) =>
    Math.max(x, x2) >= left &&
    Math.min(x, x2) <= right &&
    Math.max(y, y2) >= top &&
    Math.min(y, y2) <= bottom;
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  for (const [index, point] of line.entries()) {
    const next = line[index + 1];
    if (next && isNear(point, next)) piece.push(point);
    else if (piece.length) {
      pieces.push([...piece, point]);
      piece = [];
    }
  }
  return pieces;
}

/** Leaves out points that lie on the one before, as the eye sees it. */
const thinOut = (points: Point[]): Point[] => {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1);
    const isEnd = index === points.length - 1;
    if (!last || isEnd || Math.hypot(point[0] - last[0], point[1] - last[1]) >= MIN_STEP_PX) kept.push(point);
  }
  return kept;
};

/** Whole pixels from the point before: short, and no mistake adds up. */
function relativeTo(start: Point): (point: Point) => string {
  let [x, y] = start.map(Math.round) as [number, number];
  return (point) => {
    const [nextX, nextY] = point.map(Math.round) as [number, number];
    const text = `${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
    return text;
  };
}

function straight([first, ...others]: Point[]): string {
  if (!first) return '';
  const step = relativeTo(first);
  return `M${first.map(Math.round).join(' ')}l${others.map(step).join(' ')}`;
}

/** A ring with a small curve at each corner. */
function roundedRing(points: Point[]): string {
  const curves = points.map((point, index) =>
    corner(points.at(index - 1) ?? point, point, points[(index + 1) % points.length] ?? point),
  );
  return `${curves.join('').replace('L', 'M')}z`;
}

function roundedLine(points: Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const curves = points
    .slice(1, -1)
    .map((point, index) => corner(points[index] ?? point, point, points[index + 2] ?? point));
  return `M${pixels(first)}${curves.join('')}L${pixels(last)}`;
}

const CORNER_RADIUS_PX = 8;

/** A line to just before a corner, and a curve to just behind it. */
const corner = (before: Point, point: Point, next: Point): string =>
  `L${pixels(towards(point, before))}Q${pixels(point)} ${pixels(towards(point, next))}`;

/** A point on the way from one to another, at most half of it. */
function towards([x, y]: Point, [x2, y2]: Point): Point {
  const length = Math.hypot(x2 - x, y2 - y);
  const part = length ? Math.min(CORNER_RADIUS_PX / length, 0.5) : 0;
  return [x + (x2 - x) * part, y + (y2 - y) * part];
}

const pixels = ([x, y]: Point): string => `${Math.round(x)} ${Math.round(y)}`;
