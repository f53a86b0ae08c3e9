import { shortId } from '../catalogue/short-id.ts';
import type { Initiative } from '../types.ts';

/** More than this is no list that one takes along. */
const MOST = 40;

/** Places on a list, as they stand in an address or a cookie: short ids with dots between them. */
export const formatSavedList = (ids: readonly string[]): string => [...new Set(ids)].slice(0, MOST).join('.');

/** The short ids in such a list; whatever is none is left out. */
export const parseSavedList = (text: string): string[] =>
  [...new Set(text.split('.').filter((one) => /^[0-9a-f]{10}$/.test(one)))].slice(0, MOST);

/** The initiatives of a list that are still there, in its order, and how many are not. */
export function savedInitiatives(
  all: readonly Initiative[],
  ids: readonly string[],
): { places: Initiative[]; gone: number } {
  const byShort = new Map(all.map((it) => [shortId(it.id), it]));
  const places = ids.flatMap((id) => byShort.get(id) ?? []);
  return { places, gone: ids.length - places.length };
}
