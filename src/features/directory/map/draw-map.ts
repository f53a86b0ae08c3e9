import { type BoundingBox, boundingBoxOf, isInside } from '#core/geo/bounding-box.ts';
import { type Town, towns } from '#features/geography/rules.ts';
import type { Initiative } from '../catalogue/types.ts';
import { drawLand, type LandDrawing, type PixelArea } from './draw-land.ts';
import { type MinuteRing, minuteRings } from './minute-rings.ts';
import { groupIntoPins, type Pin } from './pins.ts';
import { around, isWithin, type NamedTown, overlap, placeLabels, type TakenArea } from './place-labels.ts';
import type { NumberedPlace } from './point-lists.ts';

/** Where somebody is, as the address of the page says it. */
export interface HerePoint {
  name: string;
  lat: number;
  lon: number;
}

/**
 * A map as SVG shapes. Positions are in pixels from the top left corner of the box that was asked; land, towns and dots are
 * drawn beyond it too, since a wide screen shows more, and a finger drags it.
 */
export interface MapDrawing {
  width: number;
  height: number;
  box: BoundingBox;
  /** The height of the box alone, when the map is higher. */
  boxHeight: number;
  land: LandDrawing;
  pins: Pin[];
  /** The places of the pins, in degrees. */
  places: NumberedPlace[];
  /** Other places that fit the filters, without a number on this page. */
  dots: { x: number; y: number }[];
  towns: NamedTown[];
  /** Further towns, for which there is room only on a wide screen. */
  wideTowns: NamedTown[];
  here?: {
    name: string;
    x: number;
    y: number;
    /** The middle of the first baseline of its words, from there. */
    label: { dx: number; dy: number };
    rings: LabelledRing[];
  };
}

/** A circle around where somebody is; its minutes are written at `label`, from the middle. */
export interface LabelledRing extends MinuteRing {
  label: { dx: number; dy: number };
}

/** In pixels of a narrow phone; a wide screen scales it up. */
const WIDTH_PX = 360;
const MIN_HEIGHT_PX = 240;
const MAX_HEIGHT_PX = 420;
const MAX_TOWNS = 20;
const MAX_WIDE_TOWNS = 40;
/** How much more is drawn on each side, as a part of width and height. */
const MARGIN_X = 1;
const MARGIN_Y = 0.6;
/** The radius of the largest pin, and of the mark of where somebody is. */
const PIN_RADIUS_PX = 16;
const HERE_RADIUS_PX = 13;
/** How much smaller names and pins are beside the map where a wide screen shows it larger: as in the style sheet. */
const WIDE_SCALE = 0.7;
const KM_PER_DEGREE = 111.2;

/**
 * Draws places within a box: numbers as in the list, with coast, borders and names of towns for orientation, and rings of
 * minutes around where somebody is. Pure.
 * @param places the places of this page; those without coordinates are left out
 * @param others further places that fit, drawn as dots
 * @param requestedBox by default the box around the places and `here`
 */
export function drawMap(
  places: readonly { it: Initiative; number: number; name: string }[],
  others: readonly { lat: number; lon: number }[],
  { box: requestedBox, here }: { box?: BoundingBox | undefined; here?: HerePoint | undefined } = {},
): MapDrawing {
  const located = places.flatMap(({ it: { lat, lon }, number, name }) =>
    lat === null || lon === null ? [] : [{ lat, lon, number, name }],
  );
  const minHeightKm = located.length ? MIN_HEIGHT_KM : MIN_EMPTY_HEIGHT_KM;
  const box = requestedBox ?? widened(boundingBoxOf(here ? [...located, here] : located), minHeightKm);
  const { height, boxHeight, pixelsPerKm, project } = projectionOf(box);
  const inside = located.filter((place) => isInside(box, place));
  const pins = groupIntoPins(
    inside.map((place) => ({ ...project(place), number: place.number, name: place.name })),
  );
  const view: PixelArea = { left: 0, top: 0, right: WIDTH_PX, bottom: height };
  const drawn: PixelArea = {
    left: -MARGIN_X * WIDTH_PX,
    top: -MARGIN_Y * height,
    right: (1 + MARGIN_X) * WIDTH_PX,
    bottom: (1 + MARGIN_Y) * height,
  };
  const isDrawn = ({ x, y }: { x: number; y: number }) =>
    x >= drawn.left && x <= drawn.right && y >= drawn.top && y <= drawn.bottom;
  const herePoint = here && project(here);
  const hereDrawing =
    here && herePoint && isDrawn(herePoint)
      ? drawHere({ name: here.name, ...herePoint }, pins, pixelsPerKm, view)
      : undefined;
  const taken = takenBy(pins, hereDrawing);
  const candidates = townsBySize
    .filter(({ name }) => name !== here?.name)
    .map((town) => ({ town, ...project(town) }))
    .filter(isDrawn);
  const inView = candidates.filter(({ x, y }) => x >= 0 && x <= WIDTH_PX && y >= 0 && y <= height);
  const named = placeLabels(inView, taken, view, { scale: 1, max: MAX_TOWNS });
  const isNamed = new Set(named.towns.map(({ name }) => name));
  const wide = placeLabels(
    candidates.filter(({ town }) => !isNamed.has(town.name)),
    named.taken,
    drawn,
    { scale: WIDE_SCALE, max: MAX_WIDE_TOWNS },
  );
  return {
    width: WIDTH_PX,
    height,
    box,
    boxHeight,
    land: drawLand({ toPixels: project, pixelsPerKm }, drawn),
    pins,
    places: inside.map(({ number, lat, lon }) => ({ number, lat, lon })),
    dots: apart(others.map(project).filter(isDrawn)),
    towns: named.towns,
    wideTowns: wide.towns,
    ...(hereDrawing ? { here: hereDrawing } : {}),
  };
}

/** How many thousands of inhabitants a town gains on a part of a town: a municipality is called after it. */
const SEAT_THOUSANDS = 15;
const fame = ({ thousands, seat }: Town): number => thousands + (seat ? SEAT_THOUSANDS : 0);

/** The largest towns first: what people know. A municipality without a town of its name has no spot on a map. */
const townsBySize: readonly Town[] = towns
  .filter(({ id, municipality }) => id !== municipality)
  .sort((a, b) => fame(b) - fame(a));

/** From degrees to pixels; at this scale a plane is as good as the globe. */
function projectionOf(box: BoundingBox) {
  const middleLat = (box.south + box.north) / 2;
  // A degree east is shorter than a degree north, the more so the further north.
  const eastScale = Math.cos(middleLat * (Math.PI / 180));
  const pixelsPerDegree = WIDTH_PX / ((box.east - box.west) * eastScale);
  const boxHeight = Math.round((box.north - box.south) * pixelsPerDegree);
  const height = Math.min(Math.max(boxHeight, MIN_HEIGHT_PX), MAX_HEIGHT_PX);
  const project = ({ lat, lon }: { lat: number; lon: number }) => ({
    x: Math.round((lon - box.west) * eastScale * pixelsPerDegree),
    y: Math.round(height / 2 - (lat - middleLat) * pixelsPerDegree),
  });
  return { height, boxHeight, pixelsPerKm: pixelsPerDegree / KM_PER_DEGREE, project };
}

/** Dots so near to each other that they look like one are one. */
const MIN_DOT_DISTANCE_PX = 4;
function apart(dots: { x: number; y: number }[]): { x: number; y: number }[] {
  const cell = ({ x, y }: { x: number; y: number }) =>
    `${Math.round(x / MIN_DOT_DISTANCE_PX)} ${Math.round(y / MIN_DOT_DISTANCE_PX)}`;
  return [...new Map(dots.map((dot) => [cell(dot), dot])).values()];
}

/** So that there is something to recognise around a few places close together. */
const MIN_HEIGHT_KM = 8;
const MIN_EMPTY_HEIGHT_KM = 25;

/** A box around the same middle that is not too small to find one's way in. */
function widened(box: BoundingBox, minHeightKm: number): BoundingBox {
  const factor = minHeightKm / KM_PER_DEGREE / (box.north - box.south);
  if (factor <= 1) return box;
  const [lat, lon] = [(box.south + box.north) / 2, (box.west + box.east) / 2];
  const [height, width] = [(box.north - box.south) * factor, (box.east - box.west) * factor];
  return { south: lat - height / 2, north: lat + height / 2, west: lon - width / 2, east: lon + width / 2 };
}

const HERE_LABEL = { halfWidth: 50, height: 32, above: 11 };
/** Where the words beside the mark are tried: below, above, right, left; then further away in every direction. */
const HERE_OFFSETS = [
  { dx: 0, dy: 27 },
  { dx: 0, dy: -33 },
  { dx: 66, dy: -3 },
  { dx: -66, dy: -3 },
  ...[1, 1.4, 1.8].flatMap((part) =>
    [90, -90, 45, 135, -45, -135, 0, 180].map((angle) => ({
      dx: Math.round(78 * part * Math.cos((angle * Math.PI) / 180)),
      dy: Math.round(-3 + 48 * part * Math.sin((angle * Math.PI) / 180)),
    })),
  ),
];
/** Where the minutes are tried on a ring, in degrees from the east, clockwise. */
const RING_ANGLES = [-90, -60, -120, -35, -145, 60, 120, 90, 0, 180, 30, 150];
const RING_LABEL = { halfWidth: 22, halfHeight: 9 };

/** The mark, its words where no pin covers them, and rings of which the minutes can be read. */
function drawHere(
  point: { name: string; x: number; y: number },
  pins: readonly Pin[],
  pixelsPerKm: number,
  view: PixelArea,
): NonNullable<MapDrawing['here']> {
  const taken = pins.map(({ x, y }) => around(x, y, PIN_RADIUS_PX));
  const isFree = (area: TakenArea) => isWithin(area, view) && !taken.some((other) => overlap(area, other));
  const label =
    HERE_OFFSETS.find((offset) => isFree(hereLabelArea({ ...point, label: offset }))) ?? HERE_OFFSETS[0];
  taken.push(hereLabelArea({ ...point, label: label ?? { dx: 0, dy: 0 } }));
  const rings = minuteRings('bicycle', pixelsPerKm, 2 * (view.bottom - view.top)).flatMap((ring) => {
    const place = RING_ANGLES.map((angle) => ({
      dx: Math.round(ring.radius * Math.cos((angle * Math.PI) / 180)),
      dy: Math.round(ring.radius * Math.sin((angle * Math.PI) / 180)),
    })).find((offset) => isFree(ringLabelArea(point, offset)));
    return place ? [{ ...ring, label: place }] : [];
  });
  return { ...point, label: label ?? { dx: 0, dy: 0 }, rings: rings.slice(0, MAX_RINGS) };
}

const MAX_RINGS = 3;

/** The two lines beside the mark. */
const hereLabelArea = ({
  x,
  y,
  label: { dx, dy },
}: {
  x: number;
  y: number;
  label: { dx: number; dy: number };
}) => ({
  left: x + dx - HERE_LABEL.halfWidth,
  right: x + dx + HERE_LABEL.halfWidth,
  top: y + dy - HERE_LABEL.above,
  bottom: y + dy - HERE_LABEL.above + HERE_LABEL.height,
});

const ringLabelArea = (
  point: { x: number; y: number },
  { dx, dy }: { dx: number; dy: number },
): TakenArea => ({
  left: point.x + dx - RING_LABEL.halfWidth,
  right: point.x + dx + RING_LABEL.halfWidth,
  top: point.y + dy - RING_LABEL.halfHeight,
  bottom: point.y + dy + RING_LABEL.halfHeight,
});

/** What no name may cover: pins, where somebody is with its words, and the minutes on the rings. */
const takenBy = (pins: readonly Pin[], here: MapDrawing['here']): TakenArea[] => [
  ...pins.map(({ x, y }) => around(x, y, PIN_RADIUS_PX)),
  ...(here
    ? [
        around(here.x, here.y, HERE_RADIUS_PX),
        hereLabelArea(here),
        ...here.rings.map(({ label }) => ringLabelArea(here, label)),
      ]
    : []),
];
