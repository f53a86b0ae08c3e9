import { type BoundingBox, boundingBoxOf, isInside } from '#core/geo/bounding-box.ts';
import { type Town, towns } from '#features/geography/rules.ts';
import type { Initiative } from '../types.ts';
import { groupIntoPins, type Pin } from './pins.ts';
import type { NumberedPlace } from './point-lists.ts';

export interface MapDrawing {
  width: number;
  height: number;
  box: BoundingBox;
  pins: Pin[];
  /** The places of the pins, on the globe. */
  places: NumberedPlace[];
  /** Other places that fit, without a number on this page. */
  dots: { x: number; y: number }[];
  /** A dot for each town, and the middle of its name. */
  towns: { name: string; x: number; y: number; label: { x: number; y: number } }[];
}

/** In points of a narrow phone; a wide screen draws it larger. */
const WIDTH = 360;
const MOST_TOWNS = 9;
/** How large the largest pin is, from its middle. */
const PIN = 16;

/** Draws places on a piece of the country: numbers as in the list, names of towns to know where one is. Pure figures. */
export function drawMap(
  places: readonly { it: Initiative; number: number; name: string }[],
  others: readonly { lat: number; lon: number }[],
  asked?: BoundingBox,
): MapDrawing {
  const located = places.flatMap(({ it: { lat, lon }, number, name }) =>
    lat === null || lon === null ? [] : [{ lat, lon, number, name }],
  );
  const box = asked ?? boundingBoxOf(located);
  const middle = ((box.south + box.north) / 2) * (Math.PI / 180);
  // A degree east is shorter than a degree north, the more so the further north.
  const scale = WIDTH / ((box.east - box.west) * Math.cos(middle));
  const height = Math.round(Math.min(Math.max((box.north - box.south) * scale, 200), 420));
  const at = ({ lat, lon }: { lat: number; lon: number }) => ({
    x: Math.round((lon - box.west) * Math.cos(middle) * scale),
    y: Math.round(height / 2 - (lat - (box.south + box.north) / 2) * scale),
  });
  const inside = located.filter((one) => isInside(box, one));
  const pins = groupIntoPins(inside.map((one) => ({ ...at(one), number: one.number, name: one.name })));
  return {
    width: WIDTH,
    height,
    box,
    pins,
    places: inside.map(({ number, lat, lon }) => ({ number, lat, lon })),
    dots: others.filter((one) => isInside(box, one)).map(at),
    towns: named(box).flatMap((town) => {
      const dot = at(town);
      const name = nameBeside(dot, town.name, pins, height);
      return name ? [{ name: town.name, ...dot, label: name }] : [];
    }),
  };
}

const LETTER = 6.2;
const LINE = 22;

/** Where the name of a town can be read: above or below its dot, under no pin and inside the picture; else nowhere. */
function nameBeside(
  dot: { x: number; y: number },
  name: string,
  pins: readonly Pin[],
  height: number,
): { x: number; y: number } | undefined {
  const half = (name.length * LETTER) / 2;
  const x = Math.round(Math.min(Math.max(dot.x, half + 2), WIDTH - half - 2));
  const free = (y: number) =>
    y > 12 &&
    y < height - 4 &&
    pins.every((pin) => Math.abs(pin.x - x) > half + PIN || Math.abs(pin.y - (y - 4)) > LINE);
  const y = [-5, 15, -25, 34, -40].map((away) => dot.y + away).find(free);
  return y === undefined ? undefined : { x, y };
}

/** Towns to know where one is: those that have the name of their municipality first, none on top of another. */
function named(box: BoundingBox): Town[] {
  const [high, wide] = [box.north - box.south, box.east - box.west];
  const found: Town[] = [];
  for (const town of towns
    .filter((one) => isInside(box, one))
    .sort((a, b) => Number(b.seat) - Number(a.seat))) {
    const free = found.every(
      (other) => Math.abs(other.lat - town.lat) > high / 9 || Math.abs(other.lon - town.lon) > wide / 3.5,
    );
    if (free) found.push(town);
    if (found.length === MOST_TOWNS) break;
  }
  return found;
}
