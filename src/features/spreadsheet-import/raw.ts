import { findTowns } from '#features/geography';
import type { Raw } from '#features/hsds';
import type { Cells } from './cells.ts';
import type { Reading, Tell } from './types.ts';
import { weeklyIn } from './when.ts';
import { centsIn, contactsIn, dateIn, listed, looksOwn } from './words.ts';

const ONLINE = /^(online|zoom|teams|google meet|digitaal|via internet|thuis online)\b/i;
const ADDRESS = /^(.*?)[,\s]+(\d{4}\s?[a-z]{2})(?:[,\s]+(.*))?$/i;

/**
 * A row of somebody's list as a record of HSDS: what both can say is read by the same rules. Names of people are in no
 * column that is read.
 */
export function rawOf(cells: Cells, reading: Reading, tell: Tell): Raw {
  const { one, all } = cells;
  const cost = one('cost');
  const checked = one('checked');
  if (checked && !dateIn(checked)) tell('bad-date', checked);
  return {
    name: one('name') || one('organisation'),
    description: all('summary').join('\n\n'),
    eligibility_description: one('audience'),
    fees_description: centsIn(cost) === null ? cost : '',
    attributes: [
      ...listed(one('kind')),
      ...(one('level') ? [`niveau ${one('level').toUpperCase()}`] : []),
    ].map((name) => ({ taxonomy_term: { name } })),
    languages: listed(one('languages')).map((name) => ({ name })),
    schedules: timesOf(cells, tell),
    service_at_locations: placesOf(cells, reading),
    assured_date: dateIn(checked) ?? '',
    ...reached(cells, reading, tell),
  };
}

function timesOf({ one }: Cells, tell: Tell) {
  const span = [one('from'), one('until')].filter(Boolean).join(' - ');
  const text = [one('day'), one('when'), span].filter(Boolean).join(' ');
  const { times, why } = weeklyIn(text);
  if (why) tell(why, text);
  return times;
}

/** How to reach it. What looks like somebody's own stays out, unless the whole list says that they know. */
function reached({ one }: Cells, { ownContacts }: Reading, tell: Tell) {
  const free = contactsIn(one('contact'));
  const given = {
    email: one('email') || free.email,
    phone: one('phone') || free.phone,
    website: one('website') || free.website,
  };
  const keep = (contact: string): string => {
    if (ownContacts || !looksOwn(contact)) return contact;
    tell('own-contact', contact);
    return '';
  };
  return { email: keep(given.email), phones: [{ number: keep(given.phone) }], url: given.website };
}

function placesOf({ one }: Cells, reading: Reading): Raw[] {
  const place = one('place');
  if (ONLINE.test(place) || ONLINE.test(one('town'))) return [{ location: { location_type: 'virtual' } }];
  const { street, code, city } = addressIn(one('address'), one('town'));
  const town = (city || reading.town).replace(/^gemeente\s+|\s*\([^)]*\)\s*$/gi, '');
  const address = {
    address_1: street,
    postal_code: one('postcode') || code,
    city: town,
    country: 'NL',
    address_type: 'physical',
  };
  if (!place && !street && !town) return [];
  return [{ location: { location_type: 'physical', name: place, addresses: [address] } }];
}

/** `Dorpsstraat 1, 8011 AB Zwolle` or `Dorpsstraat 1, Zwolle` in one cell, whichever column it stands in. */
function addressIn(address: string, town: string): { street: string; code: string; city: string } {
  const whole = ADDRESS.exec(address) ?? (address ? null : ADDRESS.exec(town));
  if (whole) {
    const [, street = '', code = '', after = ''] = whole;
    return { street, code, city: (address && town) || after };
  }
  const cut = address.lastIndexOf(',');
  const last = address.slice(cut + 1).trim();
  const named = !town && cut > 0 && findTowns(last, 1)[0]?.exact;
  return { street: named ? address.slice(0, cut) : address, code: '', city: town || (named ? last : '') };
}
