import { TERM_RULES } from './term-rows.ts';

const rights: ReadonlySet<string> = new Set(
  TERM_RULES.filter(({ nature }) => nature === 'right').map(({ id }) => id),
);

/** Is this a term within which somebody may do something, and need not? */
export const isRight = (rule: string): boolean => rights.has(rule);
