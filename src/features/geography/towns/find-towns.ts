import { editDistance } from '#algorithms/text-search';
import { ALTERNATE_NAMES } from './alternate-names.ts';
import { foldTownName } from './fold-name.ts';
import { type Town, towns } from './gazetteer.ts';

export interface TownMatch extends Town {
  /** The name is exactly what was typed, apart from capitals and marks. */
  exact: boolean;
}

/** A name by which a town is found: its own, or another that people use. */
interface Known {
  town: Town;
  folded: string;
  own: boolean;
}

/** What makes a name less likely, in letters: it is not the municipality's, another first letter, a strange letter. */
const SEAT = 0.4;
const FIRST = 0.45;
const STRANGE = 0.1;

const known: Known[] = towns.flatMap((town) =>
  [town.name, ...(ALTERNATE_NAMES[town.name] ?? [])]
    // Nobody says the 's in full speed: Gravenzande, Hertogenbosch.
    .flatMap((name) => (name.startsWith("'s-") ? [name, name.slice(3)] : [name]))
    .map((name, i) => ({ town, folded: foldTownName(name), own: i === 0 })),
);

/**
 * The towns that somebody may mean by what they typed: exact names first, then names that begin so, then names in which
 * a letter or two differ (one in short names); when there is none, towns that are named within it (`Amsterdam-Noord`).
 * Towns that bear the name of their municipality come before others that fit as well.
 * @param query as typed, in any script; what is longer than 80 letters is cut
 * @param most how many at most
 */
export function findTowns(query: string, most = 8): TownMatch[] {
  const wanted = foldTownName(query.slice(0, 80));
  if (!wanted) return [];
  const near = ranked((name) => rankOf(wanted, name));
  const found = near.length ? near : ranked((name) => rankWithin(` ${wanted} `, name));
  return found.slice(0, most);
}

function ranked(rank: (name: Known) => number | null): TownMatch[] {
  const found = new Map<string, { match: TownMatch; rank: number }>();
  for (const name of known) {
    const { town } = name;
    const off = rank(name);
    if (off === null) continue;
    const better = off - (town.seat ? SEAT : 0);
    const before = found.get(town.id);
    if (!before || better < before.rank)
      found.set(town.id, { match: { ...town, exact: off === 0 }, rank: better });
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.match.name.length - b.match.name.length ||
        a.match.name.localeCompare(b.match.name, 'nl'),
    )
    .map(({ match }) => match);
}

/** 0 exact; about a half: begins so, with whole words first; 1–2 the same but for a letter or two; null: another name. */
function rankOf(wanted: string, { folded, own }: Known): number | null {
  if (folded === wanted) return 0;
  if (wanted.length >= 2 && folded.startsWith(wanted)) return folded[wanted.length] === ' ' ? 0.5 : 0.55;
  // Names in other scripts and languages are short and many: one letter is leeway enough there.
  const tolerated = wanted.length <= 2 ? 0 : wanted.length <= 4 || !own ? 1 : 2;
  const off = editDistance(wanted, folded, tolerated);
  return off <= tolerated ? off + oddity(wanted, folded) : null;
}

/**
 * Of names that differ in as many letters one is likelier: hardly anybody has the first letter wrong (Yannakoudakis and
 * Fawthrop, 1983), which says more than that a municipality is called so; and who swaps letters or writes one where two
 * stand still writes no strange letter. Always less than one letter more.
 */
function oddity(wanted: string, folded: string): number {
  const first = wanted[0] === folded[0] ? 0 : FIRST;
  return sameLetters(wanted, folded) ? first : first + STRANGE;
}

const sameLetters = (a: string, b: string): boolean =>
  [...a].every((letter) => b.includes(letter)) && [...b].every((letter) => a.includes(letter));

/** The longer the name that stands as whole words in what was typed, the better; never 0: that is for exact. */
const rankWithin = (words: string, { folded }: Known): number | null =>
  folded.length >= 3 && words.includes(` ${folded} `) ? 3 - folded.length / 100 : null;
