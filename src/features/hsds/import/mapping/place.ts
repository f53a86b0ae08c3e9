import type { RecordIssueSink } from '../../schema/issues.ts';
import { asNumber, asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { cleanLine, MAX_TEXT_LENGTH } from './clean-text.ts';
import type { FindTown } from './context.ts';

interface Coordinates {
  lat: number | null;
  lon: number | null;
}

/** The place of an initiative; what is not known is null. */
export interface InitiativePlace extends Coordinates {
  online: boolean;
  placeName: string | null;
  address: string | null;
  postcode: string | null;
  town: string | null;
  municipality: string | null;
}

export const UNKNOWN_PLACE: InitiativePlace = {
  online: false,
  placeName: null,
  address: null,
  postcode: null,
  town: null,
  municipality: null,
  lat: null,
  lon: null,
};

/** An HSDS location as a place. The municipality follows from the town, when exactly one town has that name. */
export function placeOf(location: RawRecord, findTown: FindTown, addIssue: RecordIssueSink): InitiativePlace {
  const type = asText(location.location_type).toLowerCase();
  if (type === 'virtual') return { ...UNKNOWN_PLACE, online: true };
  const address = bestAddress(location);
  const text = (field: string, maxLength: number = MAX_TEXT_LENGTH.line) =>
    cleanLine(address[field], maxLength, addIssue, `address.${field}`) || null;
  const { lat, lon } = coordinates(location.latitude, location.longitude, addIssue);
  const street = [text('address_1'), text('address_2')].filter(Boolean).join(', ') || null;
  const city = text('city', 100);
  const region = [text('state_province', 100), text('region', 100)].filter(Boolean).join(' ');
  const country = asText(address.country).toUpperCase();
  const isDutch = !country || /^(NL|NLD|NETHERLANDS|THE NETHERLANDS|NEDERLAND)$/.test(country);
  const match = city && isDutch ? findTown(city, { region, lat, lon }) : null;
  if (city && isDutch && !match) addIssue('unknown-town', 'address.city', city);
  if (!isDutch) addIssue('outside-netherlands', 'address.country', country);
  if (lat === null && type !== 'postal') addIssue('no-coordinates', 'location', location.name);
  return {
    online: false,
    placeName: cleanLine(location.name, MAX_TEXT_LENGTH.name, addIssue, 'location.name') || null,
    address: street,
    postcode: postcodeOf(text('postal_code', 20)),
    town: match?.town ?? city,
    municipality: match?.municipality ?? null,
    lat,
    lon,
  };
}

/** A physical address is better than a postal one. */
function bestAddress(location: RawRecord): RawRecord {
  const addresses = asObjects(location.addresses ?? location.address ?? location.physical_addresses);
  return addresses.find(({ address_type }) => /physical/i.test(asText(address_type))) ?? addresses[0] ?? {};
}

const postcodeOf = (text: string | null): string | null =>
  text?.replace(
    /^(\d{4})\s*([a-z]{2})$/i,
    (_, digits: string, letters: string) => `${digits} ${letters.toUpperCase()}`,
  ) ?? null;

/** The municipality of a service without locations, when its only service area has the name of a town. */
export function areaOf(raw: RawRecord, findTown: FindTown): InitiativePlace {
  const areas = asObjects(raw.service_areas);
  const name = areas.length === 1 ? asText(areas[0]?.name).replace(/^gemeente\s+/i, '') : '';
  const match = name && name.length <= 60 ? findTown(name, {}) : null;
  return { ...UNKNOWN_PLACE, municipality: match?.municipality ?? null };
}

/** Both coordinates or neither. They are swapped only when nothing else puts the place in the Netherlands. */
function coordinates(latitude: unknown, longitude: unknown, addIssue: RecordIssueSink): Coordinates {
  const lat = asNumber(latitude);
  const lon = asNumber(longitude);
  const original = `${asText(latitude)}, ${asText(longitude)}`;
  const unknown = { lat: null, lon: null };
  if (lat === null || lon === null) {
    if (original !== ', ') addIssue('bad-coordinates', 'location', original);
    return unknown;
  }
  if (inNetherlands(lat, lon)) return { lat, lon };
  if (inNetherlands(lon, lat)) {
    addIssue('swapped-coordinates', 'location', original);
    return { lat: lon, lon: lat };
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) {
    addIssue('bad-coordinates', 'location', original);
    return unknown;
  }
  addIssue('outside-netherlands', 'location', original);
  return { lat, lon };
}

const inNetherlands = (lat: number, lon: number): boolean =>
  lat > 50.6 && lat < 53.8 && lon > 3.1 && lon < 7.4;
