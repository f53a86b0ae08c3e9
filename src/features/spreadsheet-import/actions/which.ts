import { z } from 'zod';
import { slugOf } from '#features/hsds';

/** Lists are of the whole directory: a link for one edition is not for them. */
export const within = (): string => 'directory';

/** The list, and the version of it that somebody saw. */
export const which = { sheet: z.uuid(), seen: z.number().int() };

/** The name under which the rows of a list are kept. */
export const sourceOf = (listName: string): string => `list:${slugOf(listName) || 'list'}`;
