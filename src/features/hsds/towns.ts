import { distanceKm } from '#core/geo/travel-time.ts';
import { findTowns, municipalityByCode, type TownMatch } from '#features/geography';
import type { FindTown } from './types.ts';

const kept = new Map<string, TownMatch[]>();
const MOST_KEPT = 5000;

/** Exact names alone: the search itself looks at every town, and a file names the same ones again and again. */
function exact(name: string): TownMatch[] {
  const before = kept.get(name);
  if (before) return before;
  const found = findTowns(name, 20).filter((match) => match.exact);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, found);
  return found;
}

/**
 * The one town of that name. Of several: the one in the region that is named, the one that lies within 15 kilometres of
 * the place, or the one that its municipality is called after; else none.
 */
export const findTown: FindTown = (name, { region = '', lat, lon }) => {
  const all = exact(name);
  const answer = (match: TownMatch) => ({ town: match.name, municipality: match.municipality });
  const [only] = all;
  if (all.length <= 1) return only ? answer(only) : null;
  const wanted = region.toLowerCase();
  const here = all.filter(({ municipality: code }) => {
    const found = municipalityByCode(code);
    return (
      wanted && [found?.province, found?.name].some((each) => each && wanted.includes(each.toLowerCase()))
    );
  });
  if (here.length === 1 && here[0]) return answer(here[0]);
  if (lat != null && lon != null) {
    const near = all
      .map((match) => ({ match, far: distanceKm({ lat, lon }, match) }))
      .sort((a, b) => a.far - b.far)[0];
    if (near && near.far <= 15) return answer(near.match);
  }
  const seats = all.filter(({ seat }) => seat);
  return seats.length === 1 && seats[0] ? answer(seats[0]) : null;
};
