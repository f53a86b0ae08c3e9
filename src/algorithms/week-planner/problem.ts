/** Minutes in a week. Weeks repeat: what runs past Sunday midnight meets what starts on Monday. */
export const WEEK_MINUTES = 7 * 24 * 60;

/** More options than this do not fit in the two words of a bitset. */
export const MAX_OPTIONS = 64;

/** Options for one week, n of them; an option is one weekly occurrence of an activity. */
export interface WeekProblem {
  /** n values ≥ 0, what each option is worth by itself. */
  score: Int32Array;
  /** n group numbers ≥ 0; options of one group exclude each other (the same activity at another time). */
  group: Int32Array;
  /** n starts, minutes since Monday 00:00, 0..10079. */
  start: Int32Array;
  /** n ends, minutes since Monday 00:00; later than the start, at most a week later. */
  end: Int32Array;
  /** n × n, row-major: minutes from the place of option i to that of option j at [i * n + j]. */
  travel: Uint16Array;
  /** n bitmasks of the goals that each option serves. */
  goals: Uint32Array;
  /** goals × depth, row-major: extra value ≥ 0 of the 1st, 2nd, … option that serves a goal; never increasing. */
  gain: Int32Array;
  /** How many options per goal still add something, 1 or more. */
  depth: number;
  /** No more activity minutes than this in total (travel is not counted). */
  maxMinutes: number;
  /** No more options than this; left out = no limit. */
  maxOptions?: number;
  /** n flags, 1 = must be in; left out = nothing is pinned. */
  pinned?: Uint8Array;
}

const isCount = (x: number): boolean => Number.isInteger(x) && x >= 0;

function optionError(p: WeekProblem, i: number, goals: number): string | null {
  const start = p.start[i] ?? 0;
  const end = p.end[i] ?? 0;
  if ((p.score[i] ?? 0) < 0) return `score ${p.score[i]}`;
  if ((p.group[i] ?? 0) < 0) return `group ${p.group[i]}`;
  if (start < 0 || start >= WEEK_MINUTES) return `start ${start}`;
  if (end <= start || end > start + WEEK_MINUTES) return `start ${start} and end ${end}`;
  if (goals < 32 && (p.goals[i] ?? 0) >>> goals !== 0) return `a goal beyond the ${goals} that have a gain`;
  return null;
}

function gainError({ gain, depth }: WeekProblem): string | null {
  for (let index = 0; index < gain.length; index++) {
    const gainHere = gain[index] ?? 0;
    const before = index % depth === 0 ? gainHere : (gain[index - 1] ?? 0);
    if (gainHere < 0 || gainHere > before)
      return `goal ${Math.floor(index / depth)} has gain ${gainHere} after ${before}`;
  }
  return null;
}

function lengthError(p: WeekProblem, n: number): string | null {
  if (n > MAX_OPTIONS) return `${n} options, expected at most ${MAX_OPTIONS}`;
  for (const name of ['group', 'start', 'end', 'goals', 'pinned'] as const) {
    const length = p[name]?.length ?? n;
    if (length !== n) return `${name} has length ${length}, expected ${n}`;
  }
  if (p.travel.length !== n * n) return `travel has length ${p.travel.length}, expected ${n * n}`;
  if (!isCount(p.depth) || p.depth < 1) return `depth is ${p.depth}, expected 1 or more`;
  if (p.gain.length % p.depth !== 0 || p.gain.length / p.depth > 32) {
    return `gain has length ${p.gain.length}, expected at most 32 goals of ${p.depth}`;
  }
  if (!isCount(p.maxMinutes)) return `maxMinutes is ${p.maxMinutes}`;
  return isCount(p.maxOptions ?? 0) ? null : `maxOptions is ${p.maxOptions}`;
}

/** Throws a RangeError that names the option, goal or array that cannot be right. O(n + goals × depth). */
export function checkProblem(p: WeekProblem): void {
  const n = p.score.length;
  const flaw = lengthError(p, n) ?? gainError(p);
  if (flaw) throw new RangeError(`week: ${flaw}`);
  const goals = p.gain.length / p.depth;
  for (let i = 0; i < n; i++) {
    const wrong = optionError(p, i, goals);
    if (wrong) throw new RangeError(`week: option ${i} has ${wrong}`);
  }
}

/**
 * Whether two options cannot both be attended: they overlap, or the gap between them is shorter than the travel in
 * that direction. Weeks repeat, so the gap from the later one to the next week's earlier one counts too.
 * Groups are another matter: see `WeekProblem.group`. O(1).
 */
export function clashes(p: WeekProblem, i: number, j: number): boolean {
  if (i === j) return false;
  const n = p.score.length;
  const inOrder = (p.start[i] ?? 0) <= (p.start[j] ?? 0);
  const first = inOrder ? i : j;
  const second = inOrder ? j : i;
  const between = (p.start[second] ?? 0) - (p.end[first] ?? 0);
  const around = (p.start[first] ?? 0) + WEEK_MINUTES - (p.end[second] ?? 0);
  return between < (p.travel[first * n + second] ?? 0) || around < (p.travel[second * n + first] ?? 0);
}

/** What a set of options is worth: their scores, and per goal the gains of as many options as serve it. O(n). */
export function weekValue(p: WeekProblem, selection: ArrayLike<number>): number {
  const goals = p.gain.length / p.depth;
  const served = new Int32Array(goals);
  let value = 0;
  for (let c = 0; c < selection.length; c++) {
    const option = selection[c] ?? 0;
    value += p.score[option] ?? 0;
    for (let g = 0; g < goals; g++) {
      if ((((p.goals[option] ?? 0) >>> g) & 1) === 0) continue;
      const nth = served[g] ?? 0;
      if (nth < p.depth) value += p.gain[g * p.depth + nth] ?? 0;
      served[g] = nth + 1;
    }
  }
  return value;
}
