/** Pure functions and data that other features may use in their rules. */

export {
  kilometres,
  MODES,
  type Mode,
  type Point,
  roundMinutes,
  type TravelModel,
  travelMinutes,
  travelModel,
} from '#core/geo/travel-time.ts';
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
