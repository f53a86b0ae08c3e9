import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clampToNetherlands,
  formatBoundingBox,
  NETHERLANDS_BOUNDS,
  parseBoundingBox,
} from '#core/geo/bounding-box.ts';
import { groupIntoPins, pinAriaLabel, pinLabel } from './pins.ts';
import { formatPlaces, formatPoints, parsePlaces, parsePoints } from './point-lists.ts';
import { parseTile, tileUrl } from './tile.ts';

const point = fc.record({
  lat: fc.double({ min: 50.05, max: 54.4, noNaN: true }),
  lon: fc.double({ min: 3.05, max: 7.95, noNaN: true }),
});

/** The tile in which a point lies, as the wiki of OpenStreetMap tells it. */
const tileOf = ({ lat, lon }: { lat: number; lon: number }, z: number) => {
  const angle = (lat * Math.PI) / 180;
  return {
    z,
    x: Math.floor(((lon + 180) / 360) * 2 ** z),
    y: Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z),
  };
};
const asText = ({ z, x, y }: { z: number; x: number; y: number }) => ({
  z: String(z),
  x: String(x),
  y: String(y),
});

test('every point of the country has its tile at every nearness, and a place far away has none', () => {
  fc.assert(
    fc.property(point, fc.integer({ min: 0, max: 19 }), (place, z) => {
      const tile = tileOf(place, z);
      expect(parseTile(asText(tile))).toEqual(tile);
    }),
  );
  const paris = { lat: 48.85, lon: 2.35 };
  const cairo = { lat: 30, lon: 31.2 };
  for (const far of [paris, cairo, { lat: -52, lon: 5 }, { lat: 52, lon: -5 }])
    expect(parseTile(asText(tileOf(far, 12)))).toBeUndefined();
  expect(parseTile({ z: '16', x: '33560', y: '21704' }, 15)).toBeUndefined();
  expect(tileUrl('https://a.nl/{z}/{y}/{x}?{z}', { z: 1, x: 2, y: 3 })).toBe('https://a.nl/1/3/2?1');
});

test('what somebody sees can always be asked for, however wide the screen', () => {
  fc.assert(
    fc.property(point, fc.double({ min: 0.01, max: 20, noNaN: true }), ({ lat, lon }, span) => {
      const screen = { south: lat - span, north: lat + span, west: lon - span, east: lon + span };
      const box = parseBoundingBox(formatBoundingBox(clampToNetherlands(screen)));
      expect(box).toBeDefined();
      expect(
        (box?.south ?? 0) >= NETHERLANDS_BOUNDS.south && (box?.east ?? 9) <= NETHERLANDS_BOUNDS.east,
      ).toBe(true);
    }),
  );
});

test('places go into a page and come out of it the same, within some ten metres', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), (all) => {
      const back = parsePlaces(formatPlaces(all.map((place, index) => ({ ...place, number: index + 1 }))));
      expect(back.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
      for (const [index, { lat, lon }] of parsePoints(formatPoints(all)).entries()) {
        expect(Math.abs(lat - (all[index]?.lat ?? 0))).toBeLessThan(0.0001);
        expect(Math.abs(lon - (all[index]?.lon ?? 0))).toBeLessThan(0.0001);
      }
    }),
  );
});

test('places at one spot share a pin, which is heard as it is seen', () => {
  const spots = ['Koor', 'Taalcafé', 'Fietsles'].map((name, index) => ({
    number: index + 9,
    name,
    x: index * 3,
    y: 0,
  }));
  const [pin, ...more] = groupIntoPins(spots);
  expect(more).toEqual([]);
  expect(pin && pinLabel(pin)).toBe('9+');
  expect(pin && pinAriaLabel(pin)).toBe('9+: 9 Koor, 10 Taalcafé, 11 Fietsles');
  expect(groupIntoPins(spots, 1).map(pinLabel)).toEqual(['9', '10', '11']);
});
