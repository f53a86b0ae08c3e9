/**
 * Two sides that rank each other. Left and right agents are row numbers; a pair acceptable to both is an edge, grouped
 * by left agent. Levels are ranks: 0 is best, equal levels are ties.
 */
export interface PairingProblem {
  /** Per left agent the first of its pairs, with one more entry at the end. */
  start: Int32Array;
  /** Per pair the right agent. */
  right: Int32Array;
  /** Number of right agents. */
  rightCount: number;
  /** Per pair the level of the right agent for the left one, and of the left agent for the right one: 0 … MAX_LEVEL. */
  leftLevel: Int32Array;
  rightLevel: Int32Array;
  /** Per pair the score of each for the other, 0 … 1000; only used by `measurePairing` and `findMaximumPairing`. */
  leftScore?: Int32Array;
  rightScore?: Int32Array;
  /** Per right agent the number of places; left out = one. */
  places?: Int32Array;
}

export const MAX_LEVEL = 65_535;
export const MAX_SCORE = 1_000;
export const MAX_PLACES = 1_000;
/** Without a partner. */
export const UNPAIRED = -1;

/** Per left agent the right one, or UNPAIRED. */
export type Pairs = Int32Array;

export const leftCountOf = (p: PairingProblem): number => p.start.length - 1;

export const placesOf = (p: PairingProblem, right: number): number => p.places?.[right] ?? 1;

/** The edge of a pair, or -1 when there is none. O(pairs of the left one). */
export function edgeOf(p: PairingProblem, left: number, right: number): number {
  const to = p.start[left + 1] as number;
  for (let e = p.start[left] as number; e < to; e++) if (p.right[e] === right) return e;
  return -1;
}

/** Per left agent the edge of the pair it is in, or -1. O(pairs). */
export function edgesOf(p: PairingProblem, at: Pairs): Int32Array {
  return Int32Array.from(at, (right, left) => (right === UNPAIRED ? -1 : edgeOf(p, left, right)));
}

/** Per pair the left agent. O(pairs). */
export function leftOfEdges(p: PairingProblem): Int32Array {
  const left = new Int32Array(p.right.length);
  for (let i = 0; i < leftCountOf(p); i++) left.fill(i, p.start[i], p.start[i + 1]);
  return left;
}
