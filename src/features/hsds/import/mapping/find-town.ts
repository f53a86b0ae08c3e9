import { distanceKm } from '#core/geo/travel-time.ts';
import { findTowns, municipalityByCode, type TownMatch } from '#features/geography';
import type { FindTown } from './context.ts';

const MAX_CACHED_NAMES = 5000;
const MAX_DISTANCE_KM = 15;

/** The fuzzy search compares a name with every town, and a file names the same towns again and again. */
const cache = new Map<string, TownMatch[]>();

function townsNamed(name: string): TownMatch[] {
  const cached = cache.get(name);
  if (cached) return cached;
  const matches = findTowns(name, 20).filter((match) => match.exact);
  if (cache.size >= MAX_CACHED_NAMES) cache.clear();
  cache.set(name, matches);
  return matches;
}

/**
 * The one town with exactly this name. Of several: the one in the named region, the one within 15 distanceKm of the
 * coordinates, or the one that gave its municipality its name; otherwise null.
 */
export const findTown: FindTown = (name, { region = '', lat, lon }) => {
  const matches = townsNamed(name);
  const result = (match: TownMatch) => ({ town: match.name, municipality: match.municipality });
  const [first] = matches;
  if (matches.length <= 1) return first ? result(first) : null;
  const regionName = region.toLowerCase();
  const inRegion = matches.filter(({ municipality: code }) => {
    const area = municipalityByCode(code);
    return [area?.province, area?.name].some(
      (areaName) => regionName && areaName && regionName.includes(areaName.toLowerCase()),
    );
  });
  if (inRegion.length === 1 && inRegion[0]) return result(inRegion[0]);
  if (lat != null && lon != null) {
    const nearest = matches
      .map((match) => ({ match, distanceKm: distanceKm({ lat, lon }, match) }))
      .sort((a, b) => a.distanceKm - b.distanceKm)[0];
    if (nearest && nearest.distanceKm <= MAX_DISTANCE_KM) return result(nearest.match);
  }
  const seats = matches.filter(({ seat }) => seat);
  return seats.length === 1 && seats[0] ? result(seats[0]) : null;
};
