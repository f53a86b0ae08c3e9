import { findTowns, type TownMatch } from './find-towns.ts';
import { foldTownName } from './fold-name.ts';
import { municipalityByCode, provinceOf, type Town, towns } from './gazetteer.ts';
import { findTownsBySound, type SoundMatch } from './sound/find-by-sound.ts';

/** What somebody may mean by a name, best first. Never empty. */
export interface TownSuggestions {
  towns: Town[];
  /** `exact`: the name of the first, and of others that are called so; `close`: one of these is likely; `far`: a guess. */
  likeness: 'exact' | 'close' | 'far';
}

/** Sounds that differ so little are the same name; beyond the last it is no name that we know. */
const SAME_SOUND = 0.08;
const CLOSE_SOUND = 0.3;
/** What sounds much less alike than the best is left out. */
const MAX_BEHIND_BEST = 0.17;
const FAR_SOUND = 0.45;
const MAX_NON_LATIN_LETTERS_BESIDE_SOUND = 2;

/**
 * The towns that somebody may mean by what they typed, in Latin, Arabic, Cyrillic or Ethiopic script: by name, by name with a
 * letter or two wrong, by sound. When nothing is like it, the largest towns: whoever is stuck gets something to tap.
 * @param query as typed
 */
export function suggestTowns(query: string, limit = 6): TownSuggestions {
  const qualified = qualifiedTowns(query);
  if (qualified.length) return { towns: qualified.slice(0, limit), likeness: 'exact' };
  const byLetters = findTowns(query, 2 * limit);
  const exact = byLetters.filter((match) => match.exact);
  if (exact.length) return { towns: exact.slice(0, limit), likeness: 'exact' };
  const bySound = findTownsBySound(query, FAR_SOUND);
  const close = mergeMatches(query, byLetters, bySound);
  if (close.length) return { towns: close.slice(0, limit), likeness: 'close' };
  const far = bySound.map(({ town }) => town).slice(0, limit / 2);
  return { towns: unique([...far, ...largestTowns]).slice(0, limit), likeness: 'far' };
}

/** `Rijswijk (Altena)`, `Rijswijk, Gelderland`: the towns of that name in the municipality or province that stands behind it. */
function qualifiedTowns(query: string): Town[] {
  const [, name, area] = /^([^(,]+)[(,]\s*([^(),]+)\)?\s*$/u.exec(query) ?? [];
  if (!name || !area) return [];
  const folded = foldTownName(area);
  return findTowns(name, 20)
    .filter((town) => town.exact)
    .filter((town) =>
      [municipalityByCode(town.municipality)?.name, provinceOf(town)].some(
        (each) => each && foldTownName(each) === folded,
      ),
    );
}

/**
 * Letters first in Latin script. In another script few names are known by their letters, so the same sound comes first, and a
 * name with a wrong letter after it.
 */
function mergeMatches(query: string, byLetters: TownMatch[], bySound: SoundMatch[]): Town[] {
  const best = bySound[0]?.difference ?? 0;
  const soundsLike = (limit: number) =>
    bySound.filter(({ difference }) => difference <= limit).map(({ town }) => town);
  return /\p{Script=Latin}/u.test(query)
    ? unique([...byLetters, ...soundsLike(Math.min(CLOSE_SOUND, best + MAX_BEHIND_BEST))])
    : unique([
        ...soundsLike(SAME_SOUND),
        ...byLetters.slice(0, MAX_NON_LATIN_LETTERS_BESIDE_SOUND),
        ...soundsLike(Math.min(CLOSE_SOUND, best + MAX_BEHIND_BEST)),
      ]);
}

const unique = (list: readonly Town[]): Town[] => [...new Map(list.map((town) => [town.id, town])).values()];

const bySize = (a: Town, b: Town): number =>
  b.thousands - a.thousands || Number(b.seat) - Number(a.seat) || a.name.localeCompare(b.name, 'nl');

/** The municipality seats with the most inhabitants, largest first. */
export const largestTowns: readonly Town[] = towns.filter(({ seat }) => seat).sort(bySize);

/** In a list to choose from: towns of fewer inhabitants are left out, unless their municipality is called after them. */
const MIN_LISTED_THOUSANDS = 3;

/** The towns of a province that a list offers, by name. */
export const townsOfProvince = (province: string): Town[] =>
  towns
    .filter((town) => (town.seat || town.thousands >= MIN_LISTED_THOUSANDS) && provinceOf(town) === province)
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'));
