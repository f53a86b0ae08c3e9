import { isSafeguarded } from '#features/directory/rules.ts';
import { isMinor } from '#features/vocabulary/rules.ts';
import type { Pool } from '../model/rules.ts';

/** May people younger than eighteen take part: where the organisation says so, and protects them as its page says. */
export const takesMinors = (
  pool: Pick<Pool, 'minors'>,
  initiative: Parameters<typeof isSafeguarded>[0] | undefined,
): boolean => pool.minors && initiative !== undefined && isSafeguarded(initiative);

/** Is somebody too young for an organisation? */
export const isTooYoung = (
  age: Parameters<typeof isMinor>[0],
  pool: Pick<Pool, 'minors'>,
  initiative: Parameters<typeof isSafeguarded>[0] | undefined,
): boolean => isMinor(age) && !takesMinors(pool, initiative);
