import {
  type AdjacencyLists,
  buildLists,
  type CliqueCover,
  coverWithCliques,
  highBit,
  lowBit,
} from './cliques.ts';
import { clashes, type WeekProblem } from './problem.ts';

/** The problem prepared for the search: options in order of group, sets as two 32-bit words. */
export interface WeekModel {
  n: number;
  /** The caller's index of each option. */
  option: Int32Array;
  score: Int32Array;
  minutes: Int32Array;
  /** Group numbers from 0 without holes, rising. */
  group: Int32Array;
  groups: number;
  /** Number of goals; and which ones each option serves, as a list and as bits. */
  goals: number;
  goalsOf: AdjacencyLists;
  goalBits: Int32Array;
  depth: number;
  gain: Int32Array;
  /** What excludes option i: its own group, and clashes. Includes i itself. */
  excludesLo: Int32Array;
  excludesHi: Int32Array;
  cliques: CliqueCover;
}

/** Builds the model of a validated problem. O(n² + n × goals), and O(n) per clique. */
export function buildModel(p: WeekProblem): WeekModel {
  const n = p.score.length;
  const option = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    // Insertion sort is stable, and fastest for at most 64 options.
    let position = i;
    while (position > 0 && (p.group[option[position - 1] ?? 0] ?? 0) > (p.group[i] ?? 0)) {
      option[position] = option[position - 1] ?? 0;
      position--;
    }
    option[position] = i;
  }
  const score = new Int32Array(n);
  const minutes = new Int32Array(n);
  const group = new Int32Array(n);
  const goalBits = new Int32Array(n);
  const excludesLo = new Int32Array(n);
  const excludesHi = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const a = option[i] ?? 0;
    score[i] = p.score[a] ?? 0;
    minutes[i] = (p.end[a] ?? 0) - (p.start[a] ?? 0);
    goalBits[i] = p.goals[a] ?? 0;
    group[i] = i === 0 ? 0 : (group[i - 1] ?? 0) + (p.group[a] === p.group[option[i - 1] ?? 0] ? 0 : 1);
    for (let j = 0; j <= i; j++) {
      if (group[i] !== group[j] && !clashes(p, a, option[j] ?? 0)) continue;
      excludesLo[i] = (excludesLo[i] ?? 0) | lowBit(j);
      excludesHi[i] = (excludesHi[i] ?? 0) | highBit(j);
      excludesLo[j] = (excludesLo[j] ?? 0) | lowBit(i);
      excludesHi[j] = (excludesHi[j] ?? 0) | highBit(i);
    }
  }
  return {
    n,
    option,
    score,
    minutes,
    group,
    groups: n === 0 ? 0 : (group[n - 1] ?? 0) + 1,
    goals: p.gain.length / p.depth,
    goalsOf: buildLists(n, (i, add) => {
      for (let bits = goalBits[i] ?? 0; bits !== 0; bits &= bits - 1) add(31 - Math.clz32(bits & -bits));
    }),
    goalBits,
    depth: p.depth,
    gain: p.gain,
    excludesLo,
    excludesHi,
    cliques: coverWithCliques(group, excludesLo, excludesHi),
  };
}

/** The open part of a problem: remaining options, minutes and number of options, and how often each goal was served. */
export interface OpenSubproblem {
  lo: number;
  hi: number;
  minutes: number;
  options: number;
  served: Int32Array;
}

/** A set of options as two 32-bit words, and its value. */
export interface PartialWeek {
  lo: number;
  hi: number;
  value: number;
}

/** Marginal value of option i, given how often each goal was served. O(goals of i). */
export function marginalWorth(m: WeekModel, served: Int32Array, i: number): number {
  const { start, list } = m.goalsOf;
  const end = start[i + 1] ?? 0;
  let worth = m.score[i] ?? 0;
  for (let at = start[i] ?? 0; at < end; at++) {
    const g = list[at] ?? 0;
    const times = served[g] ?? 0;
    if (times < m.depth) worth += m.gain[g * m.depth + times] ?? 0;
  }
  return worth;
}

/** Counts the goals of option i as served once more (by 1) or once less (by -1). */
export function serve(m: WeekModel, served: Int32Array, i: number, by: number): void {
  const { start, list } = m.goalsOf;
  const end = start[i + 1] ?? 0;
  for (let at = start[i] ?? 0; at < end; at++) {
    const g = list[at] ?? 0;
    served[g] = (served[g] ?? 0) + by;
  }
}
