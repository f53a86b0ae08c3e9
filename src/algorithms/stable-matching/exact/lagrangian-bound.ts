import { assign } from '../../assignment/index.ts';
import { isAllowed, type LevelBounds, type OneToOneProblem } from './level-bounds.ts';

/** Per pair f the pairs e that f prevents from blocking. */
export function coveredEdges(s: OneToOneProblem): Int32Array[] {
  return Array.from({ length: s.left.length }, (_, f) => {
    const leftEdges = (s.ofLeft[s.left[f] as number] as Int32Array).filter(
      (e) => (s.leftLevel[f] as number) <= (s.leftLevel[e] as number),
    );
    const rightEdges = (s.ofRight[s.right[f] as number] as Int32Array).filter(
      (e) => e !== f && (s.rightLevel[f] as number) <= (s.rightLevel[e] as number),
    );
    return Int32Array.from([...leftEdges, ...rightEdges]);
  });
}

/** The optimal pairing at the current multipliers, and an upper bound for the size of a stable pairing. */
export interface PricedPairing {
  /** Per left agent the edge, or -1. */
  edges: Int32Array;
  bound: number;
}

/** Step control of the subgradient method. */
const INITIAL_STEP = 1;
const MAX_IDLE_ROUNDS = 8;

/**
 * Lagrangian relaxation of the stability constraints, one multiplier per pair: at any multipliers the best pairing,
 * stable or not, is worth at least as many pairs as the largest stable one has. Subgradient steps lower that bound;
 * `onPairing` receives every pairing on the way.
 *
 * @param price the multiplier per pair, changed in place
 * @param rounds maximum number of subgradient steps
 * @param onPairing returns the size of the best stable pairing so far: a bound below that + 1 ends the search
 * @returns the lowest bound
 *
 * O(rounds × assignment of the agents). References: Held, Wolfe & Crowder (1974) and Fisher (1981), Lagrangian bounds;
 * Vande Vate (1989) and Rothblum (1992), stable pairings as a linear program.
 */
export function lagrangianBound(
  s: OneToOneProblem,
  r: LevelBounds,
  covers: readonly Int32Array[],
  price: Float64Array,
  rounds: number,
  onPairing: (edges: Int32Array) => number,
): number {
  const n = Math.max(s.lefts, s.rights);
  const usable = Int32Array.from(s.left.keys()).filter((e) => isAllowed(s, r, e));
  const cost = new Float64Array(n * n);
  const edgeAt = new Int32Array(n * n).fill(-1);
  for (const e of usable) edgeAt[(s.left[e] as number) * n + (s.right[e] as number)] = e;
  const slope = new Float64Array(price.length);
  let best = Infinity;
  let step = INITIAL_STEP;
  let since = 0;
  for (let round = 0; round < rounds; round++) {
    for (const f of usable) {
      let worth = 1;
      for (const e of covers[f] as Int32Array) worth += price[e] as number;
      cost[(s.left[f] as number) * n + (s.right[f] as number)] = -worth;
    }
    const { cost: total, columnOf } = assign(cost, n, n);
    let bound = -total;
    for (const y of price) bound -= y;
    const edges = new Int32Array(s.lefts).fill(-1);
    slope.fill(-1);
    for (let i = 0; i < s.lefts; i++) {
      const f = edgeAt[i * n + (columnOf[i] as number)] as number;
      if (f < 0) continue;
      edges[i] = f;
      for (const e of covers[f] as Int32Array) slope[e] = (slope[e] as number) + 1;
    }
    const size = onPairing(edges);
    if (bound < best - 1e-6) {
      best = Math.min(best, bound);
      since = 0;
    } else if (++since >= MAX_IDLE_ROUNDS) {
      step /= 2;
      since = 0;
    }
    if (best < size + 1 - 1e-6) return best;
    let length = 0;
    for (let e = 0; e < slope.length; e++) {
      const g = slope[e] as number;
      if (g < 0 || (price[e] as number) > 0) length += g * g;
    }
    if (length === 0) return best;
    const by = (step * (bound - size)) / length;
    for (let e = 0; e < slope.length; e++) {
      price[e] = Math.max(0, (price[e] as number) - by * (slope[e] as number));
    }
  }
  return best;
}
