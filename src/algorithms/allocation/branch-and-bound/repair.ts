import { type AllocationProblem, NO_PLACE, priorityOf, sizeOf } from '../problem.ts';
import { type Manner, type Relaxed, relax } from '../relaxation.ts';
import { CLOSED, nothingSettled, type Settled } from '../unit-demand.ts';
import type { Weights } from '../weights.ts';
import { amissIn, gathered } from './violations.ts';

/**
 * An allocation out of a relaxed one: parties go where most of them are, the largest first, or else where they still
 * fit best; offers that fall short do not start, the emptiest first; and everybody alone is placed anew around that.
 * O(rounds × solve), a round per time that something falls short.
 */
export function repair(p: AllocationProblem, w: Weights, root: Relaxed, manner: Manner) {
  const settled = nothingSettled(p);
  let relaxed = root;
  for (;;) {
    settled.fixed.fill(NO_PLACE);
    settled.barred.fill(0);
    fixParties(p, w, settled, gathered(p, settled, relaxed).where);
    const seated = relax(p, w, settled, { ...manner, lots: true });
    const amiss = amissIn(p, settled, seated);
    if (amiss.kind === 'nothing') return { at: amiss.at, value: seated.value };
    closeSmall(p, settled, gathered(p, settled, seated).where);
    settled.fixed.fill(NO_PLACE);
    settled.barred.fill(0);
    relaxed = relax(p, w, settled, { ...manner, lots: false });
  }
}

/** Every party whole, or without a place; only those alone are left to place. */
function fixParties(p: AllocationProblem, w: Weights, settled: Settled, wish: Int32Array): void {
  const free = p.places.slice();
  const parties = [...(p.size ?? []).entries()].filter(([, size]) => size > 1).map(([i]) => i);
  parties.sort((a, b) => priorityOf(p, a) - priorityOf(p, b) || sizeOf(p, b) - sizeOf(p, a) || a - b);
  for (const i of parties) {
    const size = sizeOf(p, i);
    const e = edgeFor(
      p,
      w,
      i,
      wish[i] as number,
      (o) => (free[o] as number) >= size && settled.starts[o] !== CLOSED,
    );
    if (e < 0) {
      settled.barred.fill(1, p.start[i], p.start[i + 1]);
      continue;
    }
    const o = p.offer[e] as number;
    settled.fixed[i] = o;
    free[o] = (free[o] as number) - size;
  }
}

/** The edge to where the party wishes to go, or where it fits best of those that can have it, or -1. */
function edgeFor(
  p: AllocationProblem,
  w: Weights,
  i: number,
  wish: number,
  can: (o: number) => boolean,
): number {
  let best = -1;
  const to = p.start[i + 1] as number;
  for (let e = p.start[i] as number; e < to; e++) {
    const o = p.offer[e] as number;
    if (!can(o)) continue;
    if (o === wish) return e;
    if (best < 0 || (w.points[e] as number) > (w.points[best] as number)) best = e;
  }
  return best;
}

/** Closes the emptier half of the offers that would start with too few: one by one would take as many rounds. */
function closeSmall(p: AllocationProblem, settled: Settled, where: Int32Array): void {
  const taken = new Int32Array(p.places.length);
  where.forEach((o, i) => {
    if (o !== NO_PLACE) taken[o] = (taken[o] as number) + sizeOf(p, i);
  });
  const small = [...taken.entries()]
    .map(([o, so]) => ({ o, so, lacks: (p.minimum?.[o] ?? 0) - so }))
    .filter(({ so, lacks }) => so > 0 && lacks > 0)
    .sort((a, b) => b.lacks - a.lacks || a.o - b.o);
  for (const { o } of small.slice(0, Math.ceil(small.length / 2))) settled.starts[o] = CLOSED;
}
