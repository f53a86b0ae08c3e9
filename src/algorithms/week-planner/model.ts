import { clashes, type WeekProblem } from './problem.ts';
import { dayOf, optionWorth } from './week-value.ts';

export const lowBit = (i: number): number => (i < 32 ? 1 << i : 0);
export const highBit = (i: number): number => (i < 32 ? 0 : 1 << (i - 32));
export const hasBit = (lo: number, hi: number, i: number): boolean =>
  ((i < 32 ? lo >>> i : hi >>> (i - 32)) & 1) !== 0;

/** The problem prepared for the search: activities from the highest worth down, sets of options as two 32-bit words. */
export interface WeekModel {
  /** Number of activities that are not pinned and can be in the week. */
  activities: number;
  /** Per activity what it is worth, falling; the goals that it serves; and its kind, from 0 without holes. */
  worth: Float64Array;
  goals: Int32Array;
  kind: Int32Array;
  kinds: number;
  /** The index of each kind of the problem. */
  kindIndex: ReadonlyMap<number, number>;
  /**
   * The options of activity a (its times) are first[a] up to first[a + 1], and as bits; at [option] the caller's index
   * and the day.
   */
  first: Int32Array;
  timesLo: Int32Array;
  timesHi: Int32Array;
  option: Int32Array;
  day: Int32Array;
  /** Which options cannot be together with an option, its own activity's other times included. */
  excludesLo: Int32Array;
  excludesHi: Int32Array;
}

/** Whether both options can be in one week. */
export const goTogether = (p: WeekProblem, i: number, j: number): boolean =>
  p.group[i] !== p.group[j] && !clashes(p, i, j);

/**
 * Builds the model of a validated problem. Leaves out what can never be in the best week: options that cannot be
 * together with a pinned one, and those that fit not at all. O(n²).
 */
export function buildModel(p: WeekProblem, pins: readonly number[]): WeekModel {
  const options = Array.from(p.fit.keys())
    .filter((i) => (p.fit[i] ?? 0) > 0 && pins.every((pin) => goTogether(p, pin, i)))
    .sort((i, j) => (p.fit[j] ?? 0) - (p.fit[i] ?? 0) || (p.group[i] ?? 0) - (p.group[j] ?? 0) || i - j);
  const n = options.length;
  const firsts: number[] = [];
  options.forEach((i, at) => {
    if (at === 0 || p.group[i] !== p.group[options[at - 1] ?? 0]) firsts.push(at);
  });
  const heads = firsts.map((at) => options[at] ?? 0);
  const kindIndex = new Map<number, number>();
  for (const i of [...heads, ...pins]) {
    const kind = p.kind[i] ?? 0;
    if (!kindIndex.has(kind)) kindIndex.set(kind, kindIndex.size);
  }
  const timesLo = new Int32Array(heads.length);
  const timesHi = new Int32Array(heads.length);
  const excludesLo = new Int32Array(n);
  const excludesHi = new Int32Array(n);
  for (let i = 0, a = -1; i < n; i++) {
    if (firsts[a + 1] === i) a++;
    timesLo[a] = (timesLo[a] ?? 0) | lowBit(i);
    timesHi[a] = (timesHi[a] ?? 0) | highBit(i);
    for (let j = 0; j <= i; j++) {
      if (i !== j && goTogether(p, options[i] ?? 0, options[j] ?? 0)) continue;
      excludesLo[i] = (excludesLo[i] ?? 0) | lowBit(j);
      excludesHi[i] = (excludesHi[i] ?? 0) | highBit(j);
      excludesLo[j] = (excludesLo[j] ?? 0) | lowBit(i);
      excludesHi[j] = (excludesHi[j] ?? 0) | highBit(i);
    }
  }
  return {
    activities: heads.length,
    worth: Float64Array.from(heads, (i) => optionWorth(p, i)),
    goals: Int32Array.from(heads, (i) => p.goals[i] ?? 0),
    kind: Int32Array.from(heads, (i) => kindIndex.get(p.kind[i] ?? 0) ?? 0),
    kinds: kindIndex.size,
    kindIndex,
    first: Int32Array.from([...firsts, n]),
    timesLo,
    timesHi,
    option: Int32Array.from(options),
    day: Int32Array.from(options, (i) => dayOf(p, i)),
    excludesLo,
    excludesHi,
  };
}
