import type { Initiative } from '#features/directory';
import { GOALS, type Goal } from '#features/vocabulary/rules.ts';

/** Counts of initiatives per goal and per town; the most first. */
export interface Supply {
  goals: Record<Goal, { all: number; room: number; childcare: number }>;
  towns: { name: string | null; count: number }[];
}

/** What there is: counts of initiatives, never of people. */
export function supplyOf(initiatives: readonly Initiative[]): Supply {
  const goals = Object.fromEntries(
    GOALS.map((goal) => [goal, { all: 0, room: 0, childcare: 0 }]),
  ) as Supply['goals'];
  const towns = new Map<string | null, number>();
  for (const one of initiatives) {
    towns.set(one.town, (towns.get(one.town) ?? 0) + 1);
    for (const goal of one.goals) {
      goals[goal].all += 1;
      goals[goal].room += Number(one.room === 'room');
      goals[goal].childcare += Number(one.childcare === true);
    }
  }
  const sorted = [...towns].sort(([a, m], [b, n]) => n - m || (a ?? '~').localeCompare(b ?? '~', 'nl'));
  return { goals, towns: sorted.map(([name, count]) => ({ name, count })) };
}

/**
 * A few places for the start page: another handful each day, the same for everybody that day, with room where we know
 * it, and no two of one organisation.
 */
export function fewOf(initiatives: readonly Initiative[], day: number, most: number): Initiative[] {
  const open = initiatives.filter((one) => one.room !== 'full' && one.times.length > 0);
  const chosen: Initiative[] = [];
  // A step that shares no factor with most counts walks through all of them before it comes back.
  for (let i = 0; i < open.length && chosen.length < most; i++) {
    const one = open[(day * 7 + i * 13) % open.length];
    if (one && !chosen.some((other) => other.organisation.id === one.organisation.id)) chosen.push(one);
  }
  return chosen;
}
