/**
 * Pure functions and data that other features may use in their rules. `findTowns` is pure as well, but loads the text
 * search: it stands in `index.ts`.
 */
export {
  gazetteerSource,
  type Municipality,
  municipalities,
  municipalityByCode,
  provinceOf,
  provinces,
  type Town,
  townById,
  townLabel,
  towns,
} from './towns/gazetteer.ts';
