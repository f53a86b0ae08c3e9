import { editDistance } from '#algorithms/text-search';
import table from './pc4.json' with { type: 'json' };

export interface Postcode {
  /** Four digits. */
  code: string;
  lat: number;
  lon: number;
}

/** The notice of the table that comes with the program (MIT): `text` is the whole sentence for a page. */
export const postcodeSource = {
  name: table.source,
  licence: table.licence,
  url: table.url,
  text: table.attribution,
};

/** Digits, latitude, longitude. */
type PostcodeRow = [number, number, number];

const shippedPostcodes: readonly Postcode[] = (table.postcodes as PostcodeRow[]).map(([code, lat, lon]) => ({
  code: String(code),
  lat,
  lon,
}));

const byCode = new Map(shippedPostcodes.map((postcode) => [postcode.code, postcode]));

/** The centre of a postcode area in the table that comes with the program. */
export const shippedPostcode = (code: string): Postcode | undefined => byCode.get(code);

/** The numbers of the table nearest to this one, nearest first: postcodes that follow one another are neighbours. */
export const nearestPostcodes = (code: string, limit: number): Postcode[] =>
  shippedPostcodes
    .map((postcode) => ({ postcode, difference: Math.abs(Number(postcode.code) - Number(code)) }))
    .sort((a, b) => a.difference - b.difference)
    .slice(0, limit)
    .map(({ postcode }) => postcode);

/** The postcodes most like digits that are too few or too many: those that begin so, then those that differ least. */
export const similarPostcodes = (digits: string, limit: number): Postcode[] =>
  shippedPostcodes
    .map((postcode) => ({
      postcode,
      difference: postcode.code.startsWith(digits) ? 0 : editDistance(digits.slice(0, 8), postcode.code, 4),
    }))
    .sort((a, b) => a.difference - b.difference)
    .slice(0, limit)
    .map(({ postcode }) => postcode);
