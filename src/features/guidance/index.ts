/**
 * Guidance (begeleiding): the desk of a guide, who helps without owning. The names that newcomers chose and the consents in force
 * are all that there is; what was opened is read and filled in by consent, and a guide sends nothing in a newcomer's name.
 */
export * from './rules.ts';
export { type OwnTogether, togetherOf } from './together/queries.ts';
