import type { Groups, Unclear } from '../result.ts';
import { groupInformed } from '../statements/consensus.ts';
import { representativeOf } from '../statements/representative.ts';
import { countVotes } from '../statements/vote-counts.ts';
import type { Matrix } from '../votes/matrix.ts';
import type { Division } from './partitions.ts';

/** Groups that hold fewer people are not shown. */
export const LEAST = 10;
/** Nor are those that agree less than this with the groups that other samples of the same people give. */
const CLEAR = 0.8;

/** A division and how it stood the test. */
export interface Tried extends Division {
  stability: number;
  smallest: number;
}

/** Each division with its test. */
export function triedOf(divisions: readonly Division[], stability: readonly number[]): Tried[] {
  return divisions.map((division, n) => {
    const size = new Int32Array(division.k);
    for (const g of division.of) size[g] = (size[g] as number) + 1;
    return { ...division, stability: stability[n] ?? 0, smallest: Math.min(...size) };
  });
}

/** Of those that come back and are large enough, the one whose groups stand farthest apart. */
export const clearest = (tried: readonly Tried[]): Tried | undefined =>
  tried
    .filter(({ smallest, stability }) => smallest >= LEAST && stability >= CLEAR)
    .sort((a, b) => b.silhouette - a.silhouette)[0];

/** Why there is none. */
export function whyNot(people: number, tried: readonly Tried[], resamples: number): Unclear {
  if (people < 2 * LEAST) return 'too-few-people';
  if (resamples === 0) return 'not-tested';
  return tried.some(({ stability }) => stability >= CLEAR) ? 'groups-too-small' : 'groups-do-not-come-back';
}

/** What there is to tell about groups. @param groupOf per row the group, or -1 */
export function groupsOf(m: Matrix, groupOf: Int32Array, clear: Tried, out: Uint8Array | undefined): Groups {
  const counts = countVotes(m, clear.k, groupOf);
  const size = new Int32Array(clear.k);
  for (const g of clear.of) size[g] = (size[g] as number) + 1;
  return {
    k: clear.k,
    size,
    counts,
    representative: representativeOf(counts, out),
    informed: { agree: groupInformed(counts), disagree: groupInformed(counts, 'disagree') },
    stability: clear.stability,
    silhouette: clear.silhouette,
  };
}
