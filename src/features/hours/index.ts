/**
 * Hours: a booklet that belongs to the newcomer and is off until they turn it on. An initiative signs that somebody took part;
 * what was signed is never rewritten, and nothing of it goes to a municipality by itself.
 */
export { type HoursEntry, hoursEntries, showsZRoute } from './model/queries.ts';
export { type SignedStatement, statementsOf } from './model/statement-queries.ts';
export * from './rules.ts';
