/** A place of the list with where it is, as a page hands it to the map with streets. */
export interface NumberedPlace {
  number: number;
  lat: number;
  lon: number;
}

/** A few metres exact. */
const DIGITS = 4;

/** Writes `1,52.0116,4.3571 2,…`. */
export const formatPlaces = (places: readonly NumberedPlace[]): string =>
  places.map(({ number, lat, lon }) => `${number},${writePoint({ lat, lon })}`).join(' ');

/** Writes `52.0116,4.3571 52.…`. */
export const formatPoints = (points: readonly { lat: number; lon: number }[]): string =>
  points.map(writePoint).join(' ');

export const parsePlaces = (text: string): NumberedPlace[] =>
  lists(text).map(([number = 0, lat = 0, lon = 0]) => ({ number, lat, lon }));

export const parsePoints = (text: string): { lat: number; lon: number }[] =>
  lists(text).map(([lat = 0, lon = 0]) => ({ lat, lon }));

const writePoint = ({ lat, lon }: { lat: number; lon: number }): string =>
  `${lat.toFixed(DIGITS)},${lon.toFixed(DIGITS)}`;

const lists = (text: string): number[][] =>
  text.split(' ').flatMap((one) => (one ? [one.split(',').map(Number)] : []));
