import type { Initiative } from '#features/directory/rules.ts';
import { GOALS, type Goal } from '#features/vocabulary/rules.ts';

/** Counts of initiatives per goal, and per town with the largest first. */
export interface SupplyCounts {
  goals: Record<Goal, { all: number; room: number; childcare: number }>;
  towns: { name: string | null; count: number }[];
}

/** Counts what there is: initiatives, never people. */
export function countSupply(initiatives: readonly Initiative[]): SupplyCounts {
  const goals = Object.fromEntries(
    GOALS.map((goal) => [goal, { all: 0, room: 0, childcare: 0 }]),
  ) as SupplyCounts['goals'];
  const towns = new Map<string | null, number>();
  for (const initiative of initiatives) {
    towns.set(initiative.town, (towns.get(initiative.town) ?? 0) + 1);
    for (const goal of initiative.goals) {
      goals[goal].all += 1;
      goals[goal].room += Number(initiative.room === 'room');
      goals[goal].childcare += Number(initiative.childcare === true);
    }
  }
  const sorted = [...towns].sort(
    ([nameA, countA], [nameB, countB]) => countB - countA || (nameA ?? '~').localeCompare(nameB ?? '~', 'nl'),
  );
  return { goals, towns: sorted.map(([name, count]) => ({ name, count })) };
}

/**
 * A few initiatives for the start page: others each day, the same for everybody that day, none that is known to be full,
 * and no two of one organisation.
 * @param day days since 1970
 */
export function dailyExamples(initiatives: readonly Initiative[], day: number, limit: number): Initiative[] {
  const candidates = initiatives.filter(({ room, times }) => room !== 'full' && times.length > 0);
  const chosen: Initiative[] = [];
  // A step that shares no factor with most counts reaches all of them before it comes back.
  for (let i = 0; i < candidates.length && chosen.length < limit; i++) {
    const candidate = candidates[(day * 7 + i * 13) % candidates.length];
    if (candidate && !chosen.some(({ organisation }) => organisation.id === candidate.organisation.id))
      chosen.push(candidate);
  }
  return chosen;
}
