import { expect, test } from 'vitest';
import { distanceKm, roundTravelMinutes, TRAVEL_MODES, travelMinutes, travelModel } from './travel-time.ts';

const delft = { lat: 52.0067, lon: 4.3563 };
const denHaag = { lat: 52.0787, lon: 4.3107 };

test('Delft and Den Haag lie eight and a half kilometres from each other, both ways', () => {
  expect(distanceKm(delft, denHaag)).toBeCloseTo(8.6, 1);
  expect(distanceKm(denHaag, delft)).toBe(distanceKm(delft, denHaag));
  expect(distanceKm(delft, delft)).toBe(0);
});

test('from Delft to Den Haag one walks longer than one cycles, and cycles longer than one rides', () => {
  const about = (mode: (typeof TRAVEL_MODES)[number]) =>
    roundTravelMinutes(travelMinutes({ mode, from: delft, to: denHaag }));
  expect(TRAVEL_MODES.map(about)).toEqual([150, 50, 35, 20]);
});

test('to a place around the corner walking is the quickest', () => {
  const corner = { lat: delft.lat + 0.001, lon: delft.lon };
  const minutes = TRAVEL_MODES.map((mode) => travelMinutes({ mode, from: delft, to: corner }));
  expect(Math.min(...minutes)).toBe(minutes[0]);
});

// CBS StatLine 37980NED, 2002/2003: kilometres and minutes of the average trip.
test.each([
  ['walk', 0.57 / 0.57, 7 / 0.57],
  ['bicycle', 2.37 / 0.8, 11.05 / 0.8],
  ['transit', 1.2 / 0.08, 3.06 / 0.08],
  ['transit', 2.62 / 0.06, 4.36 / 0.06],
  ['car', 15.86, 21.44],
] as const)(
  'our %s is not quicker than the average trip, and at most a quarter slower',
  (mode, km, minutes) => {
    const { startMinutes, minutesPerKm } = travelModel[mode];
    const ours = startMinutes + km * minutesPerKm;
    expect(ours).toBeGreaterThanOrEqual(minutes);
    expect(ours).toBeLessThanOrEqual(minutes * 1.25);
  },
);

test('minutes are said as people say them', () => {
  expect([0, 3.9, 6.8, 11.4, 17, 28, 52, 200].map(roundTravelMinutes)).toEqual([
    2, 3, 8, 12, 15, 30, 50, 210,
  ]);
});
