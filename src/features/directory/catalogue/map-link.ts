import { towns } from '#features/geography/rules.ts';
import type { Initiative } from './types.ts';

/** How close the map of OpenStreetMap begins: a few streets, or the whole town. */
const STREET_ZOOM = 17;
const TOWN_ZOOM = 14;

const pointOf = ({ lat, lon }: { lat: number | null; lon: number | null }): string => `${lat},${lon}`;
const townCentres = new Set(towns.map(pointOf));

/**
 * A map of where an initiative is. By its address where there is one; else by its coordinates. When these are the centre of a
 * town, the map shows that town and points at nothing, for there is a house of somebody else.
 * @returns undefined when it is not known where it is
 */
export function mapLink({
  lat,
  lon,
  address,
  postcode,
  town,
}: Pick<Initiative, 'lat' | 'lon' | 'address' | 'postcode' | 'town'>):
  | { url: string; precision: 'address' | 'point' | 'town' }
  | undefined {
  if (address && (town || postcode)) {
    const query = [address, [postcode, town].filter(Boolean).join(' ')].join(', ');
    return {
      url: `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`,
      precision: 'address',
    };
  }
  if (lat === null || lon === null) return undefined;
  return townCentres.has(pointOf({ lat, lon }))
    ? { url: `https://www.openstreetmap.org/#map=${TOWN_ZOOM}/${lat}/${lon}`, precision: 'town' }
    : {
        url: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=${STREET_ZOOM}/${lat}/${lon}`,
        precision: 'point',
      };
}
