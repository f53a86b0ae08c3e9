/**
 * Two sides that choose each other. Left and right agents are row numbers; a pair that both find acceptable is an edge,
 * left agent by left agent. Levels are how each ranks the other: 0 is best, equal ones are liked the same.
 */
export interface PairingProblem {
  /** Per left agent the first of the pairs, and one more at the end. */
  start: Int32Array;
  /** Per pair the right agent. */
  right: Int32Array;
  /** How many right agents there are. */
  rightCount: number;
  /** Per pair how the left one ranks the right one, and the right one the left one: 0 … LAST_LEVEL. */
  leftLevel: Int32Array;
  rightLevel: Int32Array;
  /** Per pair the points of each for the other, 0 … 1000; only measures and `pairMost` look at them. */
  leftScore?: Int32Array;
  rightScore?: Int32Array;
  /** Per right agent how many left ones it can be paired with; left out = one. */
  places?: Int32Array;
}

export const MAX_LEVEL = 65_535;
export const MAX_SCORE = 1_000;
export const MAX_PLACES = 1_000;
/** Paired with nobody. */
export const UNPAIRED = -1;

/** Who is paired with whom: per left agent the right one, or NOBODY. */
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
