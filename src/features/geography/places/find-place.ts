import { foldText } from '#algorithms/text-search';
import type { Tx } from '#core/db/connection.ts';
import { distanceKm } from '#core/geo/travel-time.ts';
import { findPostcodeInText } from '../postcodes/postcode-text.ts';
import { findPostcode } from '../postcodes/queries.ts';
import {
  nearestPostcodes,
  type Postcode,
  shippedPostcode,
  similarPostcodes,
} from '../postcodes/shipped-postcodes.ts';
import { townById } from '../towns/gazetteer.ts';
import { suggestTowns } from '../towns/suggest-towns.ts';
import { type KnownPlace, postcodePlace, townPlace } from './known-place.ts';

/** What somebody means by a typed place; `options` is never empty, best first. */
export type PlaceFinding =
  | { kind: 'found'; place: KnownPlace }
  /** Several places are called so, or the name differs a little. */
  | { kind: 'choice'; options: KnownPlace[] }
  /** No such place or number: the nearest that there are. */
  | { kind: 'unknown-town' | 'unknown-postcode'; options: KnownPlace[] };

const MAX_OPTIONS = 6;
const MAX_TYPED_LETTERS = 80;
/** A postcode and a town that lie further apart contradict one another. */
const MAX_TOWN_KM = 15;

/** Looks a postcode of four digits up. */
type PostcodeLookup = (code: string) => Postcode | undefined;

/** A place by the id that a page offered: of a town, or four digits. */
export function readPlaceId(
  id: string,
  postcodeOf: PostcodeLookup = shippedPostcode,
): KnownPlace | undefined {
  const town = townById(id);
  if (town) return townPlace(town);
  const postcode = /^\d{4}$/.test(id) ? postcodeOf(id) : undefined;
  return postcode && postcodePlace(postcode);
}

/**
 * The place that somebody typed: a town in any script, a postcode in any digits, or both. Pure; without a lookup it knows the
 * postcodes that come with the program.
 * @param text not empty
 */
export function readPlaceText(text: string, postcodeOf: PostcodeLookup = shippedPostcode): PlaceFinding {
  const typed = text.slice(0, MAX_TYPED_LETTERS);
  const inText = findPostcodeInText(typed);
  if (inText) {
    const postcode = postcodeOf(inText.code);
    return postcode ? withPostcode(postcode, inText.rest, inText.certain) : withoutPostcode(inText);
  }
  const digits = foldText(typed).replace(/\s+/g, '');
  if (/^\d+$/.test(digits))
    return { kind: 'unknown-postcode', options: similarPostcodes(digits, MAX_OPTIONS).map(postcodePlace) };
  const { towns, likeness } = suggestTowns(typed, MAX_OPTIONS);
  const options = towns.map(townPlace);
  const [first, ...others] = options;
  if (likeness === 'exact' && first && !others.length) return { kind: 'found', place: first };
  return { kind: likeness === 'far' ? 'unknown-town' : 'choice', options };
}

/** A lookup for the functions above with which the table of the operator counts first, for the postcode in this text. */
export async function postcodeLookup(tx: Tx, text: string): Promise<PostcodeLookup> {
  const code = findPostcodeInText(text.slice(0, MAX_TYPED_LETTERS))?.code;
  const postcode = code ? await findPostcode(tx, code) : undefined;
  return (asked) => (asked === code ? postcode : shippedPostcode(asked));
}

/** `readPlaceId` and `readPlaceText` with the postcodes of the operator first. */
export const placeById = async (tx: Tx, id: string): Promise<KnownPlace | undefined> =>
  readPlaceId(id, await postcodeLookup(tx, id));
export const findPlace = async (tx: Tx, text: string): Promise<PlaceFinding> =>
  readPlaceText(text, await postcodeLookup(tx, text));

/** A known postcode, with the rest of the text: the name of its town, a street, or a town that lies elsewhere. */
function withPostcode(postcode: Postcode, rest: string, certain: boolean): PlaceFinding {
  const place = postcodePlace(postcode);
  const { towns, likeness } = rest ? suggestTowns(rest, MAX_OPTIONS) : { towns: [], likeness: 'far' };
  const named = likeness === 'exact' ? towns : [];
  const isNamed = named.some((town) => distanceKm(town, postcode) <= MAX_TOWN_KM);
  if (isNamed || (certain && !named.length)) return { kind: 'found', place };
  const meant = likeness === 'far' ? [] : towns.map(townPlace);
  return { kind: 'choice', options: (certain ? [place, ...meant] : [...meant, place]).slice(0, MAX_OPTIONS) };
}

/** Four digits that are no postcode: the numbers beside it, or the town that stands with them. */
function withoutPostcode({ code, rest }: { code: string; rest: string }): PlaceFinding {
  const { towns, likeness } = rest ? suggestTowns(rest, MAX_OPTIONS) : { towns: [], likeness: 'far' };
  if (likeness !== 'far') return { kind: 'choice', options: towns.map(townPlace) };
  return { kind: 'unknown-postcode', options: nearestPostcodes(code, MAX_OPTIONS).map(postcodePlace) };
}
