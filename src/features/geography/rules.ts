/** Pure functions and data that other features may use in their rules. */
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
