/** A one-to-one problem: per edge both agents and both levels; per agent its edges. */
export interface OneToOneProblem {
  lefts: number;
  rights: number;
  left: Int32Array;
  right: Int32Array;
  leftLevel: Int32Array;
  rightLevel: Int32Array;
  ofLeft: Int32Array[];
  ofRight: Int32Array[];
}

/** The level of being unpaired: worse than any other. */
export const UNPAIRED_LEVEL = 65_536;

/** Per agent the best and the worst level at which it can end: the state of a branch. */
export interface LevelBounds {
  leftFrom: Int32Array;
  leftTo: Int32Array;
  rightFrom: Int32Array;
  rightTo: Int32Array;
}

export const initialBounds = ({ lefts, rights }: OneToOneProblem): LevelBounds => ({
  leftFrom: new Int32Array(lefts),
  leftTo: new Int32Array(lefts).fill(UNPAIRED_LEVEL),
  rightFrom: new Int32Array(rights),
  rightTo: new Int32Array(rights).fill(UNPAIRED_LEVEL),
});

export const copyBounds = (r: LevelBounds): LevelBounds => ({
  leftFrom: r.leftFrom.slice(),
  leftTo: r.leftTo.slice(),
  rightFrom: r.rightFrom.slice(),
  rightTo: r.rightTo.slice(),
});

/** Whether a pair is still allowed by the bounds. */
export function isAllowed(s: OneToOneProblem, r: LevelBounds, e: number): boolean {
  const i = s.left[e] as number;
  const j = s.right[e] as number;
  const leftLevel = s.leftLevel[e] as number;
  const rightLevel = s.rightLevel[e] as number;
  return (
    leftLevel >= (r.leftFrom[i] as number) &&
    leftLevel <= (r.leftTo[i] as number) &&
    rightLevel >= (r.rightFrom[j] as number) &&
    rightLevel <= (r.rightTo[j] as number)
  );
}

/**
 * Constraint propagation: no agent ends better than its best allowed pair, nor worse than its worst when it must be
 * paired; and of every two that could be paired, if one surely ends worse than that, the other must not.
 *
 * @returns false when the bounds become infeasible
 *
 * O(rounds × pairs).
 */
export function propagate(s: OneToOneProblem, r: LevelBounds): boolean {
  for (;;) {
    const before = totalWidth(r);
    for (let i = 0; i < s.lefts; i++) {
      if (!tightenAgent(s, r, s.ofLeft[i] as Int32Array, s.leftLevel, r.leftFrom, r.leftTo, i)) return false;
    }
    for (let j = 0; j < s.rights; j++) {
      if (!tightenAgent(s, r, s.ofRight[j] as Int32Array, s.rightLevel, r.rightFrom, r.rightTo, j))
        return false;
    }
    for (let e = 0; e < s.left.length; e++) {
      const i = s.left[e] as number;
      const j = s.right[e] as number;
      const leftLevel = s.leftLevel[e] as number;
      const rightLevel = s.rightLevel[e] as number;
      if ((r.leftFrom[i] as number) > leftLevel && (r.rightTo[j] as number) > rightLevel)
        r.rightTo[j] = rightLevel;
      if ((r.rightFrom[j] as number) > rightLevel && (r.leftTo[i] as number) > leftLevel)
        r.leftTo[i] = leftLevel;
    }
    if (totalWidth(r) === before) return true;
  }
}

function totalWidth({ leftFrom, leftTo, rightFrom, rightTo }: LevelBounds): number {
  let sum = 0;
  for (let i = 0; i < leftFrom.length; i++) sum += (leftTo[i] as number) - (leftFrom[i] as number);
  for (let j = 0; j < rightFrom.length; j++) sum += (rightTo[j] as number) - (rightFrom[j] as number);
  return sum;
}

function tightenAgent(
  s: OneToOneProblem,
  r: LevelBounds,
  edges: Int32Array,
  level: Int32Array,
  from: Int32Array,
  to: Int32Array,
  agent: number,
): boolean {
  let best = UNPAIRED_LEVEL;
  let worst = -1;
  for (const e of edges) {
    if (!isAllowed(s, r, e)) continue;
    const own = level[e] as number;
    if (own < best) best = own;
    if (own > worst) worst = own;
  }
  if (best > (from[agent] as number)) from[agent] = best;
  const must = (to[agent] as number) < UNPAIRED_LEVEL;
  if (must && worst < (to[agent] as number)) to[agent] = worst;
  return (from[agent] as number) <= (to[agent] as number);
}
