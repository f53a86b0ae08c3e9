import type { ComingReader } from '#features/directory';
import { hasMinor, type Story } from '#features/story/rules.ts';
import type { Level } from '#features/vocabulary/rules.ts';

const LITTLE_DUTCH: readonly Level[] = ['none', 'a0', 'a1'];

/** What somebody's story says about how they ask for a place; of two people the younger counts. */
export function comingReaderOf(story: Story): ComingReader {
  const { name, level, reach, access } = story;
  // Who uses signs or needs things written down is not told to call, unless they said that they do.
  const writes = access?.needs.some((need) => need === 'signLanguage' || need === 'written');
  return {
    name,
    littleDutch: level && LITTLE_DUTCH.includes(level),
    minor: hasMinor(story),
    reach: reach ?? (writes ? ['message'] : undefined),
  };
}
