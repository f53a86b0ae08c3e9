import { alternates } from './alternates.ts';
import { distance, fold } from './fold.ts';
import { type Town, towns } from './gazetteer.ts';

export interface TownMatch extends Town {
  /** The name is exactly what was typed, apart from capitals and marks. */
  exact: boolean;
}

const index = towns.flatMap((town) =>
  [town.name, ...(town.seat || town.id.includes('-') ? (alternates[town.name] ?? []) : [])].map((name) => ({
    town,
    folded: fold(name),
  })),
);

/**
 * The towns that somebody may mean by what they typed: exact names first, then names that begin so, then names in which
 * a letter or two differ (one in short names). Towns that bear the name of their municipality come first.
 * @param most how many at most
 */
export function findTowns(query: string, most = 8): TownMatch[] {
  const wanted = fold(query.slice(0, 80));
  if (!wanted) return [];
  const tolerated = wanted.length <= 2 ? 0 : wanted.length <= 4 ? 1 : 2;
  const found = new Map<string, { match: TownMatch; rank: number }>();
  for (const { town, folded } of index) {
    const rank = rankOf(wanted, folded, tolerated);
    if (rank === null) continue;
    const better = rank - (town.seat ? 0.4 : 0);
    const before = found.get(town.id);
    if (!before || better < before.rank)
      found.set(town.id, { match: { ...town, exact: rank === 0 }, rank: better });
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        a.match.name.length - b.match.name.length ||
        a.match.name.localeCompare(b.match.name, 'nl'),
    )
    .slice(0, most)
    .map(({ match }) => match);
}

/** 0 exact; 1–2 the same but for a letter or two; between them a name that begins so; null: another name. */
function rankOf(wanted: string, folded: string, tolerated: number): number | null {
  if (folded === wanted) return 0;
  if (wanted.length >= 2 && folded.startsWith(wanted)) return folded[wanted.length] === ' ' ? 0.9 : 1.5;
  const off = distance(wanted, folded, tolerated);
  return off <= tolerated ? off : null;
}
