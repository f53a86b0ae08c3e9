import { type Town, towns } from '#features/atlas';
import type { Initiative } from '../types.ts';

/** A piece of the country: south-west and north-east, in degrees. */
export interface Box {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** Reads `52.01,4.20,52.12,4.45`; what is no piece of the country is left out. */
export function readBox(text: string | null): Box | undefined {
  const [south, west, north, east] = (text ?? '').split(',').map(Number);
  if (south === undefined || west === undefined || north === undefined || east === undefined)
    return undefined;
  const right = south > 50 && north < 54.5 && west > 3 && east < 8 && north > south && east > west;
  return right ? { south, west, north, east } : undefined;
}

export const writeBox = ({ south, west, north, east }: Box): string =>
  [south, west, north, east].map((one) => one.toFixed(4)).join(',');

export const inBox = (
  { south, west, north, east }: Box,
  { lat, lon }: { lat: number; lon: number },
): boolean => lat >= south && lat <= north && lon >= west && lon <= east;

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

export interface Pin {
  /** The numbers of the places here, as they stand in the list, from 1. */
  numbers: number[];
  names: string[];
  x: number;
  y: number;
}

export interface Drawing {
  width: number;
  height: number;
  box: Box;
  pins: Pin[];
  /** Other places that fit, without a number on this page. */
  dots: { x: number; y: number }[];
  /** A dot for each town, and the middle of its name. */
  towns: { name: string; x: number; y: number; at: { x: number; y: number } }[];
}

/** In points of a narrow phone; a wide screen draws it larger. */
const WIDTH = 360;
const MOST_TOWNS = 9;
const NEAR = 24;
/** How large the largest pin is, from its middle. */
const PIN = 16;

/** Draws places on a piece of the country: numbers as in the list, names of towns to know where one is. Pure figures. */
export function drawn(
  places: readonly { it: Initiative; number: number; name: string }[],
  others: readonly { lat: number; lon: number }[],
  asked?: Box,
): Drawing {
  const located = places.flatMap(({ it: { lat, lon }, number, name }) =>
    lat === null || lon === null ? [] : [{ lat, lon, number, name }],
  );
  const box = asked ?? boxAround(located);
  const middle = ((box.south + box.north) / 2) * (Math.PI / 180);
  // A degree east is shorter than a degree north, the more so the further north.
  const scale = WIDTH / ((box.east - box.west) * Math.cos(middle));
  const height = Math.round(Math.min(Math.max((box.north - box.south) * scale, 200), 420));
  const at = ({ lat, lon }: { lat: number; lon: number }) => ({
    x: Math.round((lon - box.west) * Math.cos(middle) * scale),
    y: Math.round(height / 2 - (lat - (box.south + box.north) / 2) * scale),
  });
  const pins: Pin[] = [];
  for (const place of located.filter((one) => inBox(box, one))) {
    const here = at(place);
    const pin = pins.find(({ x, y }) => Math.hypot(x - here.x, y - here.y) < NEAR);
    if (pin) {
      pin.numbers.push(place.number);
      pin.names.push(place.name);
    } else pins.push({ ...here, numbers: [place.number], names: [place.name] });
  }
  return {
    width: WIDTH,
    height,
    box,
    pins,
    dots: others.filter((one) => inBox(box, one)).map(at),
    towns: named(box).flatMap((town) => {
      const dot = at(town);
      const name = nameBeside(dot, town.name, pins, height);
      return name ? [{ name: town.name, ...dot, at: name }] : [];
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
function named(box: Box): Town[] {
  const [high, wide] = [box.north - box.south, box.east - box.west];
  const found: Town[] = [];
  for (const town of towns.filter((one) => inBox(box, one)).sort((a, b) => Number(b.seat) - Number(a.seat))) {
    const free = found.every(
      (other) => Math.abs(other.lat - town.lat) > high / 9 || Math.abs(other.lon - town.lon) > wide / 3.5,
    );
    if (free) found.push(town);
    if (found.length === MOST_TOWNS) break;
  }
  return found;
}
