import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import {
  boundingBoxOf,
  formatBoundingBox,
  isInside,
  moveBoundingBox,
  parseBoundingBox,
} from '#core/geo/bounding-box.ts';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import type { Initiative } from '../catalogue/types.ts';
import { seedDemoDirectory } from '../demo-seed.ts';
import { drawMap } from './draw-map.ts';

const { app, browser } = await createTestApp();
let places: readonly Initiative[] = [];
beforeAll(async () => {
  await seedDemoDirectory(app, demoSet());
  places = (await directorySnapshot(app)).initiatives;
});
const point = fc.record({
  lat: fc.double({ min: 50.8, max: 53.5, noNaN: true }),
  lon: fc.double({ min: 3.4, max: 7.2, noNaN: true }),
});

test('every place that is drawn lies in the picture, once, and the picture is never too high for a phone', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 20 }), (all) => {
      const shown = all.map((coordinates, index) => ({
        it: coordinates as Initiative,
        number: index + 1,
        name: String(index),
      }));
      const { pins, width, height, towns } = drawMap(shown, []);
      expect(pins.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(
        shown.map(({ number }) => number),
      );
      expect(height).toBeLessThanOrEqual(420);
      for (const { x } of [...pins, ...towns]) expect(x >= 0 && x <= width).toBe(true);
      // The name of a town can always be read: no pin stands on it.
      for (const { x, y, label } of towns)
        expect(
          pins.filter((pin) => Math.hypot(pin.x - x - label.dx, pin.y - (y + label.dy - 4)) < 16),
        ).toEqual([]);
    }),
  );
});

test('nearer is within, further holds it, and going there and back is where one was', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 9 }), (all) => {
      const box = boundingBoxOf(all);
      for (const place of all) {
        expect(isInside(box, place)).toBe(true);
        expect(isInside(moveBoundingBox(box, 'out'), place)).toBe(true);
      }
      const back = moveBoundingBox(moveBoundingBox(box, 'north'), 'south');
      expect(back.south).toBeCloseTo(box.south, 9);
      const near = moveBoundingBox(box, 'in');
      expect(near.north - near.south).toBeLessThan(box.north - box.south);
    }),
  );
  expect(parseBoundingBox('52,4,51,5')).toBeUndefined();
  expect(parseBoundingBox('a,b')).toBeUndefined();
  expect(parseBoundingBox(formatBoundingBox({ south: 52, west: 4, north: 52.1, east: 4.2 }))).toEqual({
    south: 52,
    west: 4,
    north: 52.1,
    east: 4.2,
  });
});

test('the map says the same as the list: every number on it is a card, and looking on a piece of it lists that piece', async () => {
  const { html } = await browser().get('/nl/initiatives?view=map&goal=dutch');
  const cards = [...html.matchAll(/id="place-(\d+)"/g)].map(([, number]) => Number(number));
  expect(cards).toEqual(cards.map((_, index) => index + 1));
  const pins = [...html.matchAll(/href="#place-(\d+)" aria-label="([^"]+)"/g)];
  const named = pins.flatMap(([, first, label = '']) => {
    const inside = [...label.matchAll(/(?:: |, )(\d+) /g)].map(([, number]) => Number(number));
    return inside.length ? inside : [Number(first)];
  });
  expect(named.length).toBeGreaterThan(10);
  expect(new Set(named).size).toBe(named.length);
  expect(named.every((number) => cards.includes(number))).toBe(true);
  const delft = '51.98,4.33,52.03,4.40';
  const list = await browser().get(`/nl/initiatives?view=map&box=${delft}`);
  const box = parseBoundingBox(delft);
  const inside = places.filter(
    ({ lat, lon, online }) => !online && box && lat !== null && lon !== null && isInside(box, { lat, lon }),
  );
  expect(inside.length).toBeGreaterThan(0);
  expect(list.html).toContain(`${inside.length} plek`);
  expect(list.html).toContain('op dit stuk van de kaart');
  expect(list.html).not.toMatch(/https?:\/\/(?!localhost|www\.w3|schema)/);
});
