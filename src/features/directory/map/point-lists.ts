/** A place of the list with its coordinates, as a page passes it to the script of the street map. */
export interface NumberedPlace {
  number: number;
  lat: number;
  lon: number;
}

/** Four decimals of a degree are some ten metres. */
const DECIMALS = 4;

/** Writes `1,52.0116,4.3571 2,…`. */
export const formatPlaces = (places: readonly NumberedPlace[]): string =>
  places.map(({ number, lat, lon }) => `${number},${formatPoint({ lat, lon })}`).join(' ');

/** Writes `52.0116,4.3571 52.…`. */
export const formatPoints = (points: readonly { lat: number; lon: number }[]): string =>
  points.map(formatPoint).join(' ');

/** Reads what `formatPlaces` wrote. */
export const parsePlaces = (text: string): NumberedPlace[] =>
  parseNumberLists(text).map(([number = 0, lat = 0, lon = 0]) => ({ number, lat, lon }));

/** Reads what `formatPoints` wrote. */
export const parsePoints = (text: string): { lat: number; lon: number }[] =>
  parseNumberLists(text).map(([lat = 0, lon = 0]) => ({ lat, lon }));

const formatPoint = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${lat.toFixed(DECIMALS)},${lon.toFixed(DECIMALS)}`;

const parseNumberLists = (text: string): number[][] =>
  text.split(' ').flatMap((item) => (item ? [item.split(',').map(Number)] : []));
