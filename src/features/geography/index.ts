/**
 * Geography: municipalities (gemeenten, by CBS code) and towns, which come with the program; postcodes, when an operator
 * imported a table; and travel times, which are estimates and always shown with "about".
 */

export { findPostcode } from './postcodes/queries.ts';
export * from './rules.ts';
export { findTowns, type TownMatch } from './towns/find-towns.ts';
