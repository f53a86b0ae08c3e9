import { type AgentProfile, WIDER_FACTOR } from '../fit/rules.ts';

/** The side of a square of the grid, in degrees of latitude and of longitude: about five kilometres in the Netherlands. */
const LATITUDE_STEP = 0.045;
const LONGITUDE_STEP = 0.073;
/** Kilometres in a degree of latitude, and the least in a degree of longitude between 50° and 54.5° north. */
const KM_PER_LATITUDE = 111;
const KM_PER_LONGITUDE = 64;

const squareOf = (lat: number, lon: number): [number, number] => [
  Math.floor(lat / LATITUDE_STEP),
  Math.floor(lon / LONGITUDE_STEP),
];
const keyOf = (row: number, column: number): number => row * 100_000 + column;

/**
 * Finds the cards within reach of another without looking at all of them: a list that holds at least those within the range of its first
 * person, in the order of their numbers.
 */
export function cardsAround(profiles: readonly AgentProfile[]): (of: AgentProfile) => Int32Array {
  const squares = new Map<number, number[]>();
  for (const [j, { people }] of profiles.entries()) {
    const { lat, lon } = (people[0] as (typeof people)[number]).place;
    const key = keyOf(...squareOf(lat, lon));
    const there = squares.get(key) ?? [];
    there.push(j);
    squares.set(key, there);
  }
  return ({ people }) => {
    const { place, rangeKm, widerKm } = people[0] as (typeof people)[number];
    const km = widerKm ? rangeKm * WIDER_FACTOR : rangeKm;
    const south = squareOf(place.lat - km / KM_PER_LATITUDE, place.lon - km / KM_PER_LONGITUDE);
    const north = squareOf(place.lat + km / KM_PER_LATITUDE, place.lon + km / KM_PER_LONGITUDE);
    const near: number[] = [];
    for (let row = south[0]; row <= north[0]; row++) {
      for (let column = south[1]; column <= north[1]; column++) {
        const there = squares.get(keyOf(row, column));
        if (there) for (const j of there) near.push(j);
      }
    }
    return Int32Array.from(near).sort();
  };
}
