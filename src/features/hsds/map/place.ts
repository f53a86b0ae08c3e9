import type { FindTown, Note, Raw } from '../types.ts';
import { objects, plain } from '../values.ts';
import { type Coordinates, coordinates } from './coordinates.ts';
import { LONGEST, line } from './text/clean.ts';

/** Where one goes; everything that is not known is null. */
export interface Place extends Coordinates {
  online: boolean;
  placeName: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  municipality: string | null;
}

export const nowhere: Place = {
  online: false,
  placeName: null,
  address: null,
  postcode: null,
  town: null,
  municipality: null,
  lat: null,
  lon: null,
};

/** A location as a place to go to. The municipality follows from the town, when the list of towns has exactly that one. */
export function placeOf(location: Raw, findTown: FindTown, note: Note): Place {
  const type = plain(location.location_type).toLowerCase();
  if (type === 'virtual') return { ...nowhere, online: true };
  const address = bestAddress(location);
  const text = (field: string, most: number = LONGEST.line) =>
    line(address[field], most, note, `address.${field}`) || null;
  const { lat, lon } = coordinates(location.latitude, location.longitude, note);
  const street = [text('address_1'), text('address_2')].filter(Boolean).join(', ') || null;
  const city = text('city', 100);
  const region = [text('state_province', 100), text('region', 100)].filter(Boolean).join(' ');
  const country = plain(address.country).toUpperCase();
  const dutch = !country || /^(NL|NLD|NETHERLANDS|THE NETHERLANDS|NEDERLAND)$/.test(country);
  const found = city && dutch ? findTown(city, { region, lat, lon }) : null;
  if (city && dutch && !found) note('unknown-town', 'address.city', city);
  if (!dutch) note('outside-netherlands', 'address.country', country);
  if (lat === null && type !== 'postal') note('no-coordinates', 'location', location.name);
  return {
    online: false,
    placeName: line(location.name, LONGEST.name, note, 'location.name') || null,
    address: street,
    postcode: postcodeOf(text('postal_code', 20)),
    town: found?.town ?? city,
    municipality: found?.municipality ?? null,
    lat,
    lon,
  };
}

/** Where people are, not where letters go. */
function bestAddress(location: Raw): Raw {
  const all = objects(location.addresses ?? location.address ?? location.physical_addresses);
  return all.find((one) => /physical/i.test(plain(one.address_type))) ?? all[0] ?? {};
}

const postcodeOf = (text: string | null): string | null =>
  text?.replace(
    /^(\d{4})\s*([a-z]{2})$/i,
    (_, digits: string, letters: string) => `${digits} ${letters.toUpperCase()}`,
  ) ?? null;

/** Without a place: the municipality when the service is for exactly one area that has a town's name. */
export function areaOf(raw: Raw, findTown: FindTown): Place {
  const areas = objects(raw.service_areas);
  const name = areas.length === 1 ? plain(areas[0]?.name).replace(/^gemeente\s+/i, '') : '';
  const found = name && name.length <= 60 ? findTown(name, {}) : null;
  return { ...nowhere, municipality: found?.municipality ?? null };
}
