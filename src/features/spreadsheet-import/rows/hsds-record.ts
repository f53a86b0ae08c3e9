import { findTowns } from '#features/geography';
import type { RawRecord } from '#features/hsds/rules.ts';
import { type CellSchedule, parseWeeklyTimes } from '../cells/parse-times.ts';
import { looksPersonal, parseCents, parseContacts, parseDate, splitList } from '../cells/parse-values.ts';
import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { RowIssueSink } from './parsed-row.ts';
import type { RowCells } from './row-cells.ts';

const ONLINE = /^(online|zoom|teams|google meet|digitaal|via internet|thuis online)\b/i;
/** Street, postcode and town. */
const ADDRESS = /^(.*?)[,\s]+(\d{4}\s?[a-z]{2})(?:[,\s]+(.*))?$/i;

/**
 * A row as an HSDS service, so that the rules of the HSDS import apply to it as well. Names of people are in none of the
 * columns that are read.
 */
export function toHsdsRecord(
  cells: RowCells,
  mapping: ColumnMapping,
  today: string,
  addIssue: RowIssueSink,
): RawRecord {
  const { text, values } = cells;
  const cost = text('cost');
  const checked = text('checked');
  const checkedDate = parseDate(checked);
  if (checked && !checkedDate) addIssue('bad-date', checked);
  return {
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
    schedules: schedulesOf(cells, today, addIssue),
    service_at_locations: serviceAtLocations(cells, mapping),
    assured_date: checkedDate ?? '',
    ...contactFields(cells, mapping, addIssue),
  };
}

function schedulesOf({ text }: RowCells, today: string, addIssue: RowIssueSink): CellSchedule[] {
  const hours = [text('from'), text('until')].filter(Boolean).join(' - ');
  const timetable = [text('repeat'), text('day'), text('when'), hours].filter(Boolean).join(' ');
  const start = parseDate(text('start'));
  if (text('start') && !start) addIssue('bad-date', text('start'));
  const { times, why, byWeekNumber } = parseWeeklyTimes(timetable, { start, today });
  if (why) addIssue(why, timetable);
  if (byWeekNumber) addIssue('even-weeks', timetable);
  return times;
}

/** Contact details. Personal-looking ones are left out, unless the mapping says that their owners agreed. */
function contactFields({ text }: RowCells, { ownContacts }: ColumnMapping, addIssue: RowIssueSink) {
  const contacts = parseContacts(text('contact'));
  const publishable = (contact: string): string => {
    if (ownContacts || !looksPersonal(contact)) return contact;
    addIssue('own-contact', contact);
    return '';
  };
  return {
    email: publishable(text('email') || contacts.email),
    phones: [{ number: publishable(text('phone') || contacts.phone) }],
    url: text('website') || contacts.website,
  };
}

function serviceAtLocations({ text }: RowCells, mapping: ColumnMapping): RawRecord[] {
  const place = text('place');
  if (ONLINE.test(place) || ONLINE.test(text('town'))) return [{ location: { location_type: 'virtual' } }];
  const { street, postcode, city } = splitAddress(text('address'), text('town'));
  const town = (city || mapping.town).replace(/^gemeente\s+|\s*\([^)]*\)\s*$/gi, '');
  const address = {
    address_1: street,
    postal_code: text('postcode') || postcode,
    city: town,
    country: 'NL',
    address_type: 'physical',
  };
  const transportation = text('route');
  if (!place && !street && !town && !transportation) return [];
  const location = { location_type: 'physical', name: place, addresses: [address], transportation };
  return [{ location }];
}

/** Splits `Dorpsstraat 1, 8011 AB Zwolle` or `Dorpsstraat 1, Zwolle`, whichever of the two columns holds it. */
function splitAddress(address: string, town: string): { street: string; postcode: string; city: string } {
  const match = ADDRESS.exec(address) ?? (address ? null : ADDRESS.exec(town));
  if (match) {
    const [, street = '', postcode = '', rest = ''] = match;
    return { street, postcode, city: (address && town) || rest };
  }
  const comma = address.lastIndexOf(',');
  const lastPart = address.slice(comma + 1).trim();
  const endsWithTown = !town && comma > 0 && findTowns(lastPart, 1)[0]?.exact;
  return {
    street: endsWithTown ? address.slice(0, comma) : address,
    postcode: '',
    city: town || (endsWithTown ? lastPart : ''),
  };
}
