import type { Initiative } from '#features/directory';
import { UNKNOWN_INITIATIVE } from '../../test/support/initiatives.ts';
import type { BenchCard } from './quality.ts';

const NOTHING = {
  ...UNKNOWN_INITIATIVE,
  organisation: { id: 'bench', name: '' },
  municipality: null,
  lat: null,
  lon: null,
} satisfies Partial<Initiative>;

/** A card as the directory knows it: only its text and its town, none of the structured fields. */
export const initiativeOf = ({ id, name, summary, town }: BenchCard): Initiative => ({
  ...NOTHING,
  // Cards of different sets may have the same number, but an initiative is cached by its id.
  id: `${name} in ${town}:${id}`,
  texts: { nl: { name, summary } },
  town,
});
