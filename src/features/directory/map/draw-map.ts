import { type BoundingBox, boundingBoxOf, isInside } from '#core/geo/bounding-box.ts';
import { type Town, towns } from '#features/geography/rules.ts';
import type { Initiative } from '../catalogue/types.ts';
import { groupIntoPins, type Pin } from './pins.ts';
import type { NumberedPlace } from './point-lists.ts';

/** A map as SVG shapes. Positions are in pixels from the top left corner. */
export interface MapDrawing {
  width: number;
  height: number;
  box: BoundingBox;
  pins: Pin[];
  /** The places of the pins, in degrees. */
  places: NumberedPlace[];
  /** Other places that fit the filters, without a number on this page. */
  dots: { x: number; y: number }[];
  /** A dot for each town, and the middle of the baseline of its name. */
  towns: { name: string; x: number; y: number; label: { x: number; y: number } }[];
}

/** In pixels of a narrow phone; a wide screen scales it up. */
const WIDTH_PX = 360;
const MIN_HEIGHT_PX = 200;
const MAX_HEIGHT_PX = 420;
const MAX_TOWNS = 9;
/** The radius of the largest pin. */
const PIN_RADIUS_PX = 16;

/**
 * Draws places within a box: numbers as in the list, with names of towns for orientation. Pure.
 * @param places the places of this page; those without coordinates are left out
 * @param others further places that fit, drawn as dots
 * @param requestedBox by default the box around the places
 */
export function drawMap(
  places: readonly { it: Initiative; number: number; name: string }[],
  others: readonly { lat: number; lon: number }[],
  requestedBox?: BoundingBox,
): MapDrawing {
  const located = places.flatMap(({ it: { lat, lon }, number, name }) =>
    lat === null || lon === null ? [] : [{ lat, lon, number, name }],
  );
  const box = requestedBox ?? boundingBoxOf(located);
  const middleLat = (box.south + box.north) / 2;
  // A degree east is shorter than a degree north, the more so the further north.
  const eastScale = Math.cos(middleLat * (Math.PI / 180));
  const pixelsPerDegree = WIDTH_PX / ((box.east - box.west) * eastScale);
  const height = Math.round(
    Math.min(Math.max((box.north - box.south) * pixelsPerDegree, MIN_HEIGHT_PX), MAX_HEIGHT_PX),
  );
  const project = ({ lat, lon }: { lat: number; lon: number }) => ({
    x: Math.round((lon - box.west) * eastScale * pixelsPerDegree),
    y: Math.round(height / 2 - (lat - middleLat) * pixelsPerDegree),
  });
  const inside = located.filter((place) => isInside(box, place));
  const pins = groupIntoPins(
    inside.map((place) => ({ ...project(place), number: place.number, name: place.name })),
  );
  return {
    width: WIDTH_PX,
    height,
    box,
    pins,
    places: inside.map(({ number, lat, lon }) => ({ number, lat, lon })),
    dots: others.filter((point) => isInside(box, point)).map(project),
    towns: townsToName(box).flatMap((town) => {
      const dot = project(town);
      const label = placeLabel(dot, town.name, pins, height);
      return label ? [{ name: town.name, ...dot, label }] : [];
    }),
  };
}

/** The average width of a letter in the font size of the map. */
const LETTER_WIDTH_PX = 6.2;
const LINE_HEIGHT_PX = 22;
/** Where a label is tried, from the dot of its town: first just above and below it. */
const LABEL_OFFSETS_PX = [-5, 15, -25, 34, -40];

/** Where the name of a town can be read: above or below its dot, under no pin and inside the map; undefined if nowhere. */
function placeLabel(
  dot: { x: number; y: number },
  name: string,
  pins: readonly Pin[],
  height: number,
): { x: number; y: number } | undefined {
  const halfWidth = (name.length * LETTER_WIDTH_PX) / 2;
  const x = Math.round(Math.min(Math.max(dot.x, halfWidth + 2), WIDTH_PX - halfWidth - 2));
  const isFree = (y: number) =>
    y > 12 &&
    y < height - 4 &&
    pins.every(
      (pin) => Math.abs(pin.x - x) > halfWidth + PIN_RADIUS_PX || Math.abs(pin.y - (y - 4)) > LINE_HEIGHT_PX,
    );
  const y = LABEL_OFFSETS_PX.map((offset) => dot.y + offset).find(isFree);
  return y === undefined ? undefined : { x, y };
}

/** Towns for orientation: those that have the name of their municipality first, none on top of another. */
function townsToName(box: BoundingBox): Town[] {
  const [height, width] = [box.north - box.south, box.east - box.west];
  const chosen: Town[] = [];
  const candidates = towns
    .filter((town) => isInside(box, town))
    .sort((a, b) => Number(b.seat) - Number(a.seat));
  for (const town of candidates) {
    const isFree = chosen.every(
      (other) => Math.abs(other.lat - town.lat) > height / 9 || Math.abs(other.lon - town.lon) > width / 3.5,
    );
    if (isFree) chosen.push(town);
    if (chosen.length === MAX_TOWNS) break;
  }
  return chosen;
}
