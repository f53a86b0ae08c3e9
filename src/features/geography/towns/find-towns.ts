import { editDistance } from '#algorithms/text-search';
import { ALTERNATE_NAMES } from './alternate-names.ts';
import { foldTownName } from './fold-name.ts';
import { type Town, towns } from './gazetteer.ts';
import { namesOfTown } from './names-by-script.ts';

export interface TownMatch extends Town {
  /** The name is exactly what was typed, apart from capitals and marks. */
  exact: boolean;
}

/** A name by which a town is found. */
interface SearchableName {
  town: Town;
  folded: string;
  /** The name of the town itself, not an alternate one. */
  official: boolean;
}

/** Corrections of the edit distance, in letters: the name of a municipality, another first letter, a new letter. */
const MUNICIPALITY_BONUS = 0.4;
const FIRST_LETTER_PENALTY = 0.45;
const NEW_LETTER_PENALTY = 0.1;
const MAX_QUERY_LETTERS = 80;

const searchableNames: SearchableName[] = towns.flatMap((town) =>
  [town.name, ...(ALTERNATE_NAMES[town.name] ?? []), ...(namesOfTown.get(town.name) ?? [])]
    // People leave out the 's: Gravenzande, Hertogenbosch.
    .flatMap((name) => (name.startsWith("'s-") ? [name, name.slice(3)] : [name]))
    .map((name, index) => ({ town, folded: foldTownName(name), official: index === 0 })),
);

/**
 * The towns that somebody may mean by what they typed: exact names first, then names that begin so, then names in which
 * a letter or two differ (one in short names); when there is none, towns whose name stands in it (`Amsterdam-Noord`).
 * Towns that bear the name of their municipality come before others that match as well.
 * @param query as typed, in any script; cut after 80 letters
 */
export function findTowns(query: string, limit = 8): TownMatch[] {
  const foldedQuery = foldTownName(query.slice(0, MAX_QUERY_LETTERS));
  if (!foldedQuery) return [];
  const similar = rankTowns((name) => similarityRank(foldedQuery, name));
  const matches = similar.length ? similar : rankTowns((name) => containmentRank(` ${foldedQuery} `, name));
  return matches.slice(0, limit);
}

/** @param rankOf 0 for an exact match, higher for a worse one, null for none */
function rankTowns(rankOf: (name: SearchableName) => number | null): TownMatch[] {
  const best = new Map<string, { match: TownMatch; rank: number }>();
  for (const name of searchableNames) {
    const { town } = name;
    const nameRank = rankOf(name);
    if (nameRank === null) continue;
    const rank = nameRank - (town.seat ? MUNICIPALITY_BONUS : 0);
    const previous = best.get(town.id);
    if (!previous || rank < previous.rank)
      best.set(town.id, { match: { ...town, exact: nameRank === 0 }, rank });
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.match.name.length - b.match.name.length ||
        a.match.name.localeCompare(b.match.name, 'nl'),
    )
    .map(({ match }) => match);
}

/** 0: exact; about a half: begins so, whole words first; 1 to 3: a letter or two differ; null: another name. */
function similarityRank(foldedQuery: string, { folded, official }: SearchableName): number | null {
  if (folded === foldedQuery) return 0;
  if (foldedQuery.length >= 2 && folded.startsWith(foldedQuery))
    return folded[foldedQuery.length] === ' ' ? 0.5 : 0.55;
  // Alternate names are short and many: with two letters of leeway they would match too much.
  const maxDistance = foldedQuery.length <= 2 ? 0 : foldedQuery.length <= 4 || !official ? 1 : 2;
  const distance = editDistance(foldedQuery, folded, maxDistance);
  return distance <= maxDistance ? distance + unlikeliness(foldedQuery, folded) : null;
}

/**
 * Ranks names that differ in the same number of letters. Hardly anybody has the first letter wrong (Yannakoudakis and
 * Fawthrop, 1983), which says more than that a municipality is called so; and swapped, doubled or single letters are more
 * likely than a letter that is not in the name. Always less than one letter.
 */
function unlikeliness(foldedQuery: string, folded: string): number {
  const firstLetter = foldedQuery[0] === folded[0] ? 0 : FIRST_LETTER_PENALTY;
  return sameLetters(foldedQuery, folded) ? firstLetter : firstLetter + NEW_LETTER_PENALTY;
}

const sameLetters = (a: string, b: string): boolean =>
  [...a].every((letter) => b.includes(letter)) && [...b].every((letter) => a.includes(letter));

/** For a name that stands as whole words in the query: the longer the better; never 0, which means exact. */
const containmentRank = (paddedQuery: string, { folded }: SearchableName): number | null =>
  folded.length >= 3 && paddedQuery.includes(` ${folded} `) ? 3 - folded.length / 100 : null;
