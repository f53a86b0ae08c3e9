import { clashes, type WeekProblem } from './problem.ts';

/**
 * An independent check that a set of options keeps every rule of the week; it shares nothing with the search.
 *
 * @param chosen option indices in any order
 * @returns the first rule that is broken, in words; null = everything holds
 *
 * O(chosen²).
 */
export function verifyWeek(p: WeekProblem, chosen: ArrayLike<number>): string | null {
  const list = Array.from(chosen);
  let minutes = 0;
  for (const [position, i] of list.entries()) {
    if (!Number.isInteger(i) || i < 0 || i >= p.score.length) return `option ${i} does not exist`;
    minutes += (p.end[i] ?? 0) - (p.start[i] ?? 0);
    for (const j of list.slice(0, position)) {
      if (i === j) return `option ${i} is in twice`;
      if (p.group[i] === p.group[j]) return `options ${j} and ${i} are of one group`;
      if (clashes(p, j, i)) return `options ${j} and ${i} clash`;
    }
  }
  if (minutes > p.maxMinutes) return `${minutes} minutes, at most ${p.maxMinutes}`;
  if (list.length > (p.maxOptions ?? list.length)) return `${list.length} options, at most ${p.maxOptions}`;
  const missing = p.pinned?.findIndex((pin, i) => pin !== 0 && !list.includes(i)) ?? -1;
  return missing < 0 ? null : `option ${missing} is pinned and not in`;
}
