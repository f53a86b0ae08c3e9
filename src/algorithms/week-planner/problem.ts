/** Minutes in a week. Weeks repeat: what runs past Sunday midnight meets what starts on Monday. */
export const WEEK_MINUTES = 7 * 24 * 60;

export const DAY_MINUTES = 24 * 60;

/** More options than this do not fit in the two words of a bitset. */
export const MAX_OPTIONS = 64;

/** The best fit there is: 12 bits, so that every value of a week is exact in a double. */
export const MAX_FIT = 4095;

/** Options for one week, n of them; an option is one weekly occurrence of an activity. */
export interface WeekProblem {
  /** n values 0..4095, how well each option fits; a higher one fits better. Equal within a group. */
  fit: Int32Array;
  /** n bitmasks of the wanted goals that each option serves. Equal within a group and within a kind. */
  goals: Uint32Array;
  /** n numbers ≥ 0: of options of one kind, the first counts and another adds little. Equal within a group. */
  kind: Int32Array;
  /** n group numbers ≥ 0; options of one group exclude each other (the same activity at another time). */
  group: Int32Array;
  /** n starts, minutes since Monday 00:00, 0..10079. */
  start: Int32Array;
  /** n ends, minutes since Monday 00:00; later than the start, at most a week later. */
  end: Int32Array;
  /** n × n, row-major: minutes from the place of option i to that of option j at [i * n + j]. */
  travel: Uint16Array;
  /** No more options than this. */
  maxOptions: number;
  /** n flags, 1 = must be in, and counts as what fits best; left out = nothing is pinned. */
  pinned?: Uint8Array;
}

function optionError(p: WeekProblem, i: number): string | null {
  const fit = p.fit[i] ?? 0;
  const start = p.start[i] ?? 0;
  const end = p.end[i] ?? 0;
  if (fit < 0 || fit > MAX_FIT) return `fit ${fit}`;
  if ((p.kind[i] ?? 0) < 0) return `kind ${p.kind[i]}`;
  if ((p.group[i] ?? 0) < 0) return `group ${p.group[i]}`;
  if (start < 0 || start >= WEEK_MINUTES) return `start ${start}`;
  if (end <= start || end > start + WEEK_MINUTES) return `start ${start} and end ${end}`;
  return null;
}

/** What a pair of options may not differ in. */
function pairError(p: WeekProblem, i: number, j: number): string | null {
  const sameGoals = p.goals[i] === p.goals[j];
  const alike = p.fit[i] === p.fit[j] && p.kind[i] === p.kind[j] && sameGoals;
  if (p.group[i] === p.group[j] && !alike)
    return `options ${i} and ${j} of one group differ in fit, goals or kind`;
  if (p.kind[i] === p.kind[j] && !sameGoals) return `options ${i} and ${j} of one kind serve other goals`;
  return null;
}

function sizeError(p: WeekProblem): string | null {
  const n = p.fit.length;
  if (n > MAX_OPTIONS) return `${n} options, expected at most ${MAX_OPTIONS}`;
  for (const name of ['goals', 'kind', 'group', 'start', 'end', 'pinned'] as const) {
    const length = p[name]?.length ?? n;
    if (length !== n) return `${name} has length ${length}, expected ${n}`;
  }
  if (p.travel.length !== n * n) return `travel has length ${p.travel.length}, expected ${n * n}`;
  return Number.isInteger(p.maxOptions) && p.maxOptions >= 0 ? null : `maxOptions is ${p.maxOptions}`;
}

/** Throws a RangeError that names the option, pair or array that cannot be right. O(n²). */
export function checkProblem(p: WeekProblem): void {
  const flaw = sizeError(p);
  if (flaw) throw new RangeError(`week: ${flaw}`);
  for (let i = 0; i < p.fit.length; i++) {
    const wrong = optionError(p, i);
    if (wrong) throw new RangeError(`week: option ${i} has ${wrong}`);
    for (let j = 0; j < i; j++) {
      const differs = pairError(p, j, i);
      if (differs) throw new RangeError(`week: ${differs}`);
    }
  }
}

/**
 * Whether two options cannot both be attended: they overlap, or the gap between them is shorter than the travel in
 * that direction. Weeks repeat, so the gap from the later one to the next week's earlier one counts too.
 * Groups are another matter: see `WeekProblem.group`. O(1).
 */
export function clashes(p: WeekProblem, i: number, j: number): boolean {
  if (i === j) return false;
  const n = p.fit.length;
  const inOrder = (p.start[i] ?? 0) <= (p.start[j] ?? 0);
  const first = inOrder ? i : j;
  const second = inOrder ? j : i;
  const between = (p.start[second] ?? 0) - (p.end[first] ?? 0);
  const around = (p.start[first] ?? 0) + WEEK_MINUTES - (p.end[second] ?? 0);
  return between < (p.travel[first * n + second] ?? 0) || around < (p.travel[second * n + first] ?? 0);
}
