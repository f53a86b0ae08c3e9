/**
 * Atlas: where things are. Municipalities (gemeenten, by CBS code) and towns come with the program; postcodes when an
 * operator imported a table. Travel times are rough and are always said with "about".
 */
export { importPostcodeFile, type PostcodeImport } from './postcodes.ts';
export { findTowns, type TownMatch } from './rules/find.ts';
export {
  gazetteerSource,
  type Municipality,
  municipalities,
  municipality,
  type Town,
  town,
  towns,
} from './rules/gazetteer.ts';
export {
  kilometres,
  MODES,
  type Mode,
  type Point,
  roundMinutes,
  type TravelModel,
  travelMinutes,
  travelModel,
} from './rules/travel.ts';
export { findPostcode } from './store.ts';
