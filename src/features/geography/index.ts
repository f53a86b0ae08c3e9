/**
 * Geography: municipalities (gemeenten, by CBS code) and towns, which come with the program, and postcodes when an operator
 * imported a table. Travel times are estimates and are always shown with "about".
 */

export { findPostcode } from './postcodes/queries.ts';
export * from './rules.ts';
