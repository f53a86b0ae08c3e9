import { shortId } from '../catalogue/short-id.ts';
import type { Initiative } from '../catalogue/types.ts';

const MAX_SAVED = 40;

/** Writes a list for an address or a cookie: short ids with dots between them, without doubles, 40 at most. */
export const formatSavedList = (ids: readonly string[]): string =>
  [...new Set(ids)].slice(0, MAX_SAVED).join('.');

/** Reads what `formatSavedList` wrote; what is no short id is left out. */
export const parseSavedList = (text: string): string[] =>
  [...new Set(text.split('.').filter((item) => /^[0-9a-f]{10}$/.test(item)))].slice(0, MAX_SAVED);

/** The initiatives of a list that are public, in its order, and how many of the list are not. */
export function savedInitiatives(
  all: readonly Initiative[],
  ids: readonly string[],
): { places: Initiative[]; missingCount: number } {
  const byShortId = new Map(all.map((it) => [shortId(it.id), it]));
  const places = ids.flatMap((id) => byShortId.get(id) ?? []);
  return { places, missingCount: ids.length - places.length };
}
