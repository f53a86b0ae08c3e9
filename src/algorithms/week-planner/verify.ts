import { clashes, type WeekProblem } from './problem.ts';

/**
 * Checks independently that a set of options keeps every rule of the week; shares no code with the search.
 *
 * @param selection option indices in any order
 * @returns the first violated rule, in words; null = none
 *
 * O(selection²).
 */
export function verifyWeek(p: WeekProblem, selection: ArrayLike<number>): string | null {
  const list = Array.from(selection);
  for (const [position, i] of list.entries()) {
    if (!Number.isInteger(i) || i < 0 || i >= p.fit.length) return `option ${i} does not exist`;
    for (const j of list.slice(0, position)) {
      if (i === j) return `option ${i} is in twice`;
      if (p.group[i] === p.group[j]) return `options ${j} and ${i} are of one group`;
      if (clashes(p, j, i)) return `options ${j} and ${i} clash`;
    }
  }
  if (list.length > p.maxOptions) return `${list.length} options, at most ${p.maxOptions}`;
  const missing = p.pinned?.findIndex((pin, i) => pin !== 0 && !list.includes(i)) ?? -1;
  return missing < 0 ? null : `option ${missing} is pinned and not in`;
}
