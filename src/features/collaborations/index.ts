/**
 * Collaborations (samenwerkingen): how initiatives and municipalities work together in a new way, told by themselves, so that others
 * can do it too.
 */
export * from './rules.ts';
