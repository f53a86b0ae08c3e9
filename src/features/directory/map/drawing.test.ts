import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside } from '#core/geo/bounding-box.ts';
import { travelMinutes } from '#core/geo/travel-time.ts';
import { towns } from '#features/geography/rules.ts';
import type { Initiative } from '../catalogue/types.ts';
import { boxOfView, moveView, zoomView } from './client/map-view.ts';
import { drawMap } from './draw-map.ts';
import { LAKE_ISLANDS, LAKES } from './lakes.ts';
import { minuteRings } from './minute-rings.ts';
import outlines from './outlines.json' with { type: 'json' };

const denHaag = { name: 'Den Haag', lat: 52.0767, lon: 4.2986 };
const wholeCountry = { south: 50.7, west: 3.3, north: 53.6, east: 7.3 };

const placesAt = (points: { lat: number; lon: number }[]) =>
  points.map((point, index) => ({ it: point as Initiative, number: index + 1, name: `Plek ${index + 1}` }));

/** Whether a point lies in a ring of thousandths of a degree (even-odd rule). */
function isInRing(ring: readonly number[], { lat, lon }: { lat: number; lon: number }): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [x, y, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]].map((each) => (each ?? 0) / 1000) as [
      number,
      number,
      number,
      number,
    ];
    if (y > lat !== y2 > lat && lon < ((x2 - x) * (lat - y)) / (y2 - y) + x) inside = !inside;
  }
  return inside;
}

test('nobody lives in a lake: every town lies on land, or on an island in it', () => {
  const drowned = towns.filter(
    (town) =>
      LAKES.some((ring) => isInRing(ring, town)) && !LAKE_ISLANDS.some((ring) => isInRing(ring, town)),
  );
  expect(drowned.map(({ name }) => name)).toEqual([]);
});

test('the coarse coast and border leave nearly every town in the Netherlands', () => {
  const outside = towns.filter((town) => !outlines.netherlands.some((ring) => isInRing(ring, town)));
  expect(outside.length / towns.length).toBeLessThan(0.02);
});

test('a map of the country shows coast, borders, lakes and the large cities where they are', () => {
  const { land, towns: named, width, height } = drawMap([], [], { box: wholeCountry });
  for (const path of [land.netherlands, land.neighbours, land.lakes, land.borders, land.narrowLakes])
    expect(path).toMatch(/^M-?\d+ -?\d+[lLQ]/);
  const at = (name: string) => named.find((town) => town.name === name);
  expect(at('Amsterdam')?.size).toBe('city');
  expect(at('Groningen')?.x ?? 0).toBeGreaterThan(at('Den Haag')?.x ?? width);
  expect(at('Groningen')?.y ?? height).toBeLessThan(at('Eindhoven')?.y ?? 0);
  // Far from water nothing of it is drawn.
  const venlo = drawMap([], [], { box: { south: 51.33, west: 6.1, north: 51.4, east: 6.2 } });
  expect(venlo.land.lakes).toBe('');
  expect(venlo.land.netherlands).not.toBe('');
});

/** On the line: the longest found on a fine grid of places and sizes has 6,031. */
const MAX_COAST_BYTES = 7_000;

test('however close or far somebody looks, the coast is some kilobytes at most', () => {
  const corner = fc.record({
    lat: fc.double({ min: 50.8, max: 53.4, noNaN: true }),
    lon: fc.double({ min: 3.4, max: 7, noNaN: true }),
  });
  fc.assert(
    fc.property(corner, fc.double({ min: 0.02, max: 2, noNaN: true }), ({ lat, lon }, size) => {
      const box = { south: lat - size / 2, north: lat + size / 2, west: lon - size, east: lon + size };
      const { land } = drawMap([], [], { box });
      expect(gzipSync(Object.values(land).join('')).length).toBeLessThan(MAX_COAST_BYTES);
    }),
  );
});

test('names of towns lie on no place, and on no other name', () => {
  const point = fc.record({
    lat: fc.double({ min: 51.9, max: 52.4, noNaN: true }),
    lon: fc.double({ min: 4.3, max: 5.2, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
      const { towns: named, pins } = drawMap(placesAt(points), [], { here: denHaag });
      const labels = named.map(({ x, y, label }) => ({ x: x + label.dx, y: y + label.dy }));
      for (const [index, label] of labels.entries()) {
        expect(pins.some((pin) => Math.hypot(pin.x - label.x, pin.y - label.y + 4) < 16)).toBe(false);
        for (const other of labels.slice(index + 1))
          expect(Math.abs(label.y - other.y) > 10 || Math.abs(label.x - other.x) > 20).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('whoever looks near a town sees where that is, with minutes that agree with those on the cards', () => {
  const drawing = drawMap(placesAt([{ lat: 52.06, lon: 4.31 }]), [], { here: denHaag });
  expect(isInside(drawing.box, denHaag)).toBe(true);
  expect(drawing.here?.name).toBe('Den Haag');
  expect(drawing.here?.rings.length).toBeGreaterThan(0);
  const kmPerPixel = ((drawing.box.north - drawing.box.south) * 111.2) / drawing.boxHeight;
  for (const { minutes, radius } of drawing.here?.rings ?? []) {
    const there = { lat: denHaag.lat + (radius * kmPerPixel) / 111.2, lon: denHaag.lon };
    expect(Math.abs(travelMinutes({ mode: 'bicycle', from: denHaag, to: there }) - minutes)).toBeLessThan(1);
  }
  // Who looks elsewhere has no mark, and the country without a town has none either.
  const far = drawMap([], [], { box: { south: 53.1, west: 6.4, north: 53.3, east: 6.7 }, here: denHaag });
  expect(far.here).toBeUndefined();
  expect(drawMap([], []).here).toBeUndefined();
});

test('rings can be told apart at every nearness', () => {
  for (const pixelsPerKm of [0.5, 1, 3, 10, 40, 200]) {
    const radii = minuteRings('bicycle', pixelsPerKm, 400).map(({ radius }) => radius);
    for (const [index, radius] of radii.entries())
      expect(radius - (radii[index - 1] ?? 0)).toBeGreaterThanOrEqual(30);
  }
});

const first = { x: 0, y: 0, width: 360, height: 300 };
const finger = fc.record({ x: fc.integer({ min: 0, max: 360 }), y: fc.integer({ min: 0, max: 300 }) });

test('what is under the fingers stays there when they spread, and nobody drags the map away', () => {
  fc.assert(
    fc.property(finger, fc.double({ min: 0.5, max: 3, noNaN: true }), (point, factor) => {
      const view = zoomView(first, factor, point, first);
      expect((point.x - view.x) / view.width).toBeCloseTo(point.x / first.width, 5);
      expect((point.y - view.y) / view.height).toBeCloseTo(point.y / first.height, 5);
    }),
  );
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (dx, dy) => {
      const { x, y, width, height } = moveView(first, dx, dy, first);
      expect(Math.abs(x + width / 2 - 180)).toBeLessThanOrEqual(360);
      expect(Math.abs(y + height / 2 - 150)).toBeLessThanOrEqual(300);
    }),
  );
});

test('the list of what is in view is asked with the degrees in view', () => {
  const box = { south: 52, west: 4, north: 52.3, east: 4.36 };
  expect(boxOfView(first, first, box)).toEqual(box);
  const near = boxOfView(zoomView(first, 2, { x: 0, y: 300 }, first), first, box);
  expect(near.south).toBeCloseTo(52, 9);
  expect(near.west).toBeCloseTo(4, 9);
  expect(near.north).toBeCloseTo(52.15, 9);
  expect(near.east).toBeCloseTo(4.18, 9);
});
