import { distanceKm } from '#core/geo/travel-time.ts';
import type { Postcode } from '../postcodes/shipped-postcodes.ts';
import { municipalityByCode, type Town, towns } from '../towns/gazetteer.ts';

/** A place where somebody can be: a town, or the area of a postcode. */
export interface KnownPlace {
  /** The stable id of the town, or the four digits of the postcode. */
  id: string;
  name: string;
  /** CBS code; null for a postcode, which does not say it. */
  municipality: string | null;
  /** What tells it from others: the name of the municipality, or of the town near a postcode. */
  near: string;
  lat: number;
  lon: number;
}

/** A town as a place. */
export const townPlace = ({ id, name, municipality, lat, lon }: Town): KnownPlace => ({
  id,
  name,
  municipality,
  near: municipalityByCode(municipality)?.name ?? '',
  lat,
  lon,
});

/** The area of a postcode as a place. */
export const postcodePlace = ({ code, lat, lon }: Postcode): KnownPlace => ({
  id: code,
  name: code,
  municipality: null,
  near: townNear({ lat, lon }).name,
  lat,
  lon,
});

/** How many kilometres further away a town may be for each doubling of its inhabitants. */
const KM_PER_DOUBLING = 0.6;

/** The town that people name when they say where this is: the nearest, and rather a large one than a small one. */
export function townNear(point: { lat: number; lon: number }): Town {
  const distance = (town: Town) => distanceKm(point, town) - KM_PER_DOUBLING * Math.log2(1 + town.thousands);
  return towns.reduce((best, town) => (distance(town) < distance(best) ? town : best));
}
