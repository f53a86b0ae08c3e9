import { type AgentProfile, WIDER_FACTOR } from '../fit/rules.ts';

/** The side of a square of the grid, in degrees of latitude and of longitude: about five kilometres in the Netherlands. */
const LATITUDE_STEP = 0.045;
const LONGITUDE_STEP = 0.073;
/** Kilometres in a degree of latitude, and in a degree of longitude at 54.5° north: nowhere in the Netherlands are they fewer. */
const KM_PER_LATITUDE = 111;
const KM_PER_LONGITUDE = 64;

const rowOf = (lat: number): number => Math.floor(lat / LATITUDE_STEP);
const columnOf = (lon: number): number => Math.floor(lon / LONGITUDE_STEP);
const keyOf = (row: number, column: number): number => row * 100_000 + column;

/** Where the first person of a card lives, and how far they would travel with what they agreed to. */
function reachOf({ people }: AgentProfile): { lat: number; lon: number; km: number } {
  const { place, rangeKm, widerKm } = people[0] as (typeof people)[number];
  return { lat: place.lat, lon: place.lon, km: widerKm ? rangeKm * WIDER_FACTOR : rangeKm };
}

/**
 * Finds the cards within reach of another without looking at all of them: a list of at least those whose first person and that of the
 * other are within each other's range, in the order of their numbers.
 */
export function cardsAround(profiles: readonly AgentProfile[]): (of: AgentProfile) => Int32Array {
  const squares = new Map<number, number[]>();
  const reaches = profiles.map(reachOf);
  const lats = Float64Array.from(reaches, ({ lat }) => lat);
  const lons = Float64Array.from(reaches, ({ lon }) => lon);
  const kms = Float64Array.from(reaches, ({ km }) => km);
  for (const [j, { lat, lon }] of reaches.entries()) {
    const key = keyOf(rowOf(lat), columnOf(lon));
    const there = squares.get(key) ?? [];
    there.push(j);
    squares.set(key, there);
  }
  return (profile) => {
    const { lat, lon, km } = reachOf(profile);
    const [rows, columns] = [km / KM_PER_LATITUDE, km / KM_PER_LONGITUDE];
    const near: number[] = [];
    for (let row = rowOf(lat - rows); row <= rowOf(lat + rows); row++) {
      for (let column = columnOf(lon - columns); column <= columnOf(lon + columns); column++) {
        for (const j of squares.get(keyOf(row, column)) ?? []) {
          const north = ((lats[j] as number) - lat) * KM_PER_LATITUDE;
          const east = ((lons[j] as number) - lon) * KM_PER_LONGITUDE;
          // Never more than the distance over the ground: nobody within reach is left out.
          const limit = Math.min(km, kms[j] as number);
          if (north * north + east * east <= limit * limit) near.push(j);
        }
      }
    }
    return Int32Array.from(near).sort();
  };
}
