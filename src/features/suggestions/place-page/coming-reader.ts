import type { ComingReader } from '#features/directory';
import type { Story } from '#features/story/rules.ts';
import type { AgeBand, Level } from '#features/vocabulary/rules.ts';

const LITTLE_DUTCH: readonly Level[] = ['none', 'a0', 'a1'];
const MINOR: readonly AgeBand[] = ['under16', '16-17'];

/** What somebody's story says about how they ask for a place; of two people the younger counts. */
export function comingReaderOf({ name, level, age, second, reach, access }: Story): ComingReader {
  const ages = [age, second?.age].filter((band) => band !== undefined);
  // Who uses signs or needs things written down is not told to call, unless they said that they do.
  const writes = access?.needs.some((need) => need === 'signLanguage' || need === 'written');
  return {
    name,
    littleDutch: level && LITTLE_DUTCH.includes(level),
    minor: ages.length > 0 ? ages.some((band) => MINOR.includes(band)) : undefined,
    reach: reach ?? (writes ? ['message'] : undefined),
  };
}
