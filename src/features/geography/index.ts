/**
 * Geography: municipalities (gemeenten, by CBS code), towns and four-digit postcodes, which come with the program; an operator
 * may import another postcode table, which then counts first. Places are found in every script, also by sound. Travel times
 * are estimates and always shown with "about".
 */

export {
  findPlace,
  type PlaceFinding,
  placeById,
  postcodeLookup,
  readPlaceId,
  readPlaceText,
} from './places/find-place.ts';
export { type KnownPlace, townNear, townPlace } from './places/known-place.ts';
export { findPostcodeInText, type PostcodeInText } from './postcodes/postcode-text.ts';
export { findPostcode } from './postcodes/queries.ts';
export { postcodeSource, shippedPostcode } from './postcodes/shipped-postcodes.ts';
export * from './rules.ts';
export { findTowns, type TownMatch } from './towns/find-towns.ts';
export { findTownsBySound } from './towns/sound/find-by-sound.ts';
export { suggestTowns, type TownSuggestions, townsOfProvince } from './towns/suggest-towns.ts';
