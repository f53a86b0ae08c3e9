import { findTowns } from '#features/geography';
import type { RawRecord } from '#features/hsds/rules.ts';
import { addressParts, splitAddresses } from '../cells/parse-addresses.ts';
import { looksPersonal, parseEmails, parsePhones, parseWebsites } from '../cells/parse-contacts.ts';
import { parseCents, parseDate, splitList } from '../cells/parse-values.ts';
import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { ColumnField } from '../columns/fields.ts';
import type { RowIssueSink } from './parsed-row.ts';
import type { RowCells } from './row-cells.ts';
import { type PlaceTimes, timesOf } from './row-times.ts';

const ONLINE = /^(online|zoom|teams|google meet|digitaal|via internet|thuis online)\b/i;

/** A row as HSDS, and the words about times that each of its places keeps. */
export interface RowRecord {
  record: RawRecord;
  /** By place; empty where the times say everything. */
  timesInWords: string[];
}

/**
 * A row as an HSDS service, so that the rules of the HSDS import apply to it as well. Names of people are in none of the
 * columns that are read.
 */
export function toHsdsRecord(
  cells: RowCells,
  mapping: ColumnMapping,
  today: string,
  addIssue: RowIssueSink,
): RowRecord {
  const { text, values } = cells;
  const cost = text('cost');
  const checked = text('checked');
  const checkedDate = parseDate(checked);
  if (checked && !checkedDate) addIssue('bad-date', checked);
  const places = placesOf(cells, mapping);
  if (places.length > 1) addIssue('two-places', text('address'));
  const times = timesOf(cells, Math.max(1, places.length), today, addIssue);
  const record = {
    name: text('name') || text('organisation'),
    description: values('summary').join('\n\n'),
    eligibility_description: text('audience'),
    fees_description: parseCents(cost) === null ? cost : '',
    attributes: [
      ...splitList(text('kind')),
      ...(text('level') ? [`niveau ${text('level').toUpperCase()}`] : []),
    ].map((name) => ({ taxonomy_term: { name } })),
    languages: splitList(text('languages')).map((name) => ({ name })),
    required_documents: values('bring').map((document) => ({ document })),
    schedules: places.length ? [] : (times[0]?.schedules ?? []),
    service_at_locations: places.map((location, index) => ({
      location,
      schedules: times[index]?.schedules ?? [],
    })),
    assured_date: checkedDate ?? '',
    ...contactFields(cells, mapping, addIssue),
  };
  return { record, timesInWords: times.map((place: PlaceTimes) => place.words) };
}

/** Columns in which people put how to reach them, whatever the heading says. */
const CONTACT_FIELDS: readonly ColumnField[] = ['email', 'phone', 'contact', 'website'];
/** Columns whose link is the website of the row. */
const LINKED_FIELDS: readonly ColumnField[] = ['website', 'contact', 'name', 'organisation'];

/**
 * Contact details. Personal-looking ones are left out, unless the mapping says that their owners agreed; a second number or
 * address that may be public stays in words.
 */
function contactFields(cells: RowCells, { ownContacts }: ColumnMapping, addIssue: RowIssueSink) {
  const { text, values, links } = cells;
  const everywhere = CONTACT_FIELDS.flatMap(values).join('\n');
  const linked = (pattern: RegExp, fields: readonly ColumnField[]): string[] =>
    fields.flatMap(links).filter((target) => pattern.test(target));
  const emails = parseEmails(
    [everywhere, ...linked(/^mailto:/iu, [...CONTACT_FIELDS, 'name', 'organisation'])].join('\n'),
  ).map((address) => address.replace(/\?.*$/u, ''));
  const phones = parsePhones([everywhere, ...linked(/^tel:/iu, CONTACT_FIELDS)].join('\n'));
  const websites = [
    ...linked(/^(?:https?:|www\.)/iu, ['website', 'contact']),
    ...parseWebsites(everywhere),
    ...linked(/^(?:https?:|www\.)/iu, LINKED_FIELDS),
  ];
  if (text('email') && !parseEmails(text('email')).length && !linked(/^mailto:/iu, ['email']).length)
    addIssue('bad-email', text('email'));
  if (text('phone') && !parsePhones(text('phone')).length) addIssue('bad-phone', text('phone'));
  const personal = ownContacts ? [] : [...phones, ...emails].filter(looksPersonal);
  if (personal.length) addIssue('own-contact', personal.join(', '));
  const [email = '', ...otherEmails] = emails.filter((address) => !personal.includes(address));
  const [phone = '', ...otherPhones] = phones.filter((number) => !personal.includes(number));
  const others = [...otherPhones, ...otherEmails];
  if (others.length) addIssue('several-contacts', others.join(', '));
  return {
    email,
    phones: [{ number: phone }],
    url: websites[0] ?? text('website'),
    application_process: others.join(' · '),
  };
}

/** The places that a row names: one for each address in its cell. */
function placesOf({ text, values }: RowCells, mapping: ColumnMapping): RawRecord[] {
  const place = text('place');
  if (ONLINE.test(place) || ONLINE.test(text('town'))) return [{ location_type: 'virtual' }];
  const addressCells = values('address');
  const addresses = addressCells.length > 1 ? [text('address')] : splitAddresses(addressCells[0] ?? '');
  const parts = (addresses.length ? addresses : ['']).map((address) => splitAddress(address, text('town')));
  const lastCity = parts.at(-1)?.city ?? '';
  const names = inParts(values('place').join('\n'), parts.length);
  const postcodes = inParts(values('postcode').join('\n'), parts.length);
  const transportation = text('route');
  return parts.flatMap(({ street, postcode, city }, index) => {
    const town = (city || lastCity || mapping.town).replace(/^gemeente\s+|\s*\([^)]*\)\s*$/gi, '');
    const name = names[index] ?? '';
    if (!name && !street && !town && !transportation) return [];
    const address = {
      address_1: street,
      postal_code: postcode || (postcodes[index] ?? ''),
      city: town,
      country: 'NL',
      address_type: 'physical',
    };
    return [{ location_type: 'physical', name, addresses: [address], transportation }];
  });
}

/** As many parts as there are places, when the cell has so many; otherwise the whole cell for each. */
function inParts(cell: string, places: number): string[] {
  const whole = cell.replace(/\s+/g, ' ').trim();
  if (places === 1) return [whole];
  const parts = cell
    .split(/\s*(?:\n|;|\s\/\s|\|)\s*/u)
    .map((part) => part.trim())
    .filter(Boolean);
  return Array.from({ length: places }, (_, index) =>
    parts.length === places ? (parts[index] ?? '') : whole,
  );
}

/** Splits `Dorpsstraat 1, 8011 AB Zwolle` or `Dorpsstraat 1, Zwolle`, whichever of the two columns holds it. */
function splitAddress(address: string, town: string): { street: string; postcode: string; city: string } {
  const parts = addressParts(address) ?? (address ? undefined : addressParts(town));
  if (parts) return { ...parts, city: (address && town) || parts.city };
  const comma = address.lastIndexOf(',');
  const lastPart = address.slice(comma + 1).trim();
  const endsWithTown = !town && comma > 0 && findTowns(lastPart, 1)[0]?.exact;
  return {
    street: endsWithTown ? address.slice(0, comma) : address,
    postcode: '',
    city: town || (endsWithTown ? lastPart : ''),
  };
}
