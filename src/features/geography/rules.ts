/** Pure functions and data that other features may use in their rules. */
export { findTowns, type TownMatch } from './rules/find.ts';
export {
  gazetteerSource,
  type Municipality,
  municipalities,
  municipalityByCode,
  type Town,
  townById,
  towns,
} from './rules/gazetteer.ts';
export {
  distanceKm,
  type GeoPoint,
  roundTravelMinutes,
  TRAVEL_MODES,
  type TravelMode,
  type TravelModel,
  travelMinutes,
  travelModel,
} from './rules/travel.ts';
