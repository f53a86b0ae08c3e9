import { type AllocationProblem, sizeOf } from '../problem.ts';
import { type Manner, type Relaxed, relax } from '../relaxation.ts';
import { CLOSED, MUST, nothingSettled, type Settled } from '../unit-demand.ts';
import type { Weights } from '../weights.ts';
import { repair } from './repair.ts';
import { amissIn } from './violations.ts';

interface Best {
  at: Int32Array;
  value: number;
}

/**
 * Parties whole, and nothing that starts below its minimum: depth-first branch and bound (Land & Doig 1960). Every
 * branch is an allocation again, solved exactly when parties may split; where a party is split or an offer falls
 * short, the search tries it both ways. A quick repair gives a good allocation to begin with.
 *
 * @returns who goes where, and whether every branch that could be better was looked at
 */
export function search(
  p: AllocationProblem,
  w: Weights,
  root: Relaxed,
  manner: Manner,
  branches: number,
): { at: Int32Array; searched: boolean } {
  let best: Best = repair(p, w, root, manner);
  let left = branches;
  const look = (settled: Settled, relaxed: Relaxed): void => {
    if (relaxed.short || relaxed.value <= best.value) return;
    const amiss = amissIn(p, settled, relaxed);
    if (amiss.kind === 'nothing') {
      best = { at: amiss.at, value: relaxed.value };
      return;
    }
    for (const next of amiss.kind === 'split'
      ? bothWays(p, settled, amiss)
      : startOrNot(settled, amiss.offer)) {
      if (left <= 0) {
        left = -1;
        return;
      }
      left--;
      look(next, relax(p, w, next, { ...manner, lots: false }));
    }
  };
  look(nothingSettled(p), root);
  return { at: best.at, searched: left >= 0 };
}

/** The party goes there as a whole, if there is room beside those who are fixed there; or it does not go there. */
function bothWays(
  p: AllocationProblem,
  settled: Settled,
  { person, edge }: { person: number; edge: number },
): Settled[] {
  const offer = p.offer[edge] as number;
  let taken = 0;
  settled.fixed.forEach((o, i) => {
    if (o === offer) taken += sizeOf(p, i);
  });
  const away = { ...settled, barred: settled.barred.slice() };
  away.barred[edge] = 1;
  if (taken + sizeOf(p, person) > (p.places[offer] as number)) return [away];
  const there = { ...settled, fixed: settled.fixed.slice() };
  there.fixed[person] = offer;
  return [there, away];
}

function startOrNot(settled: Settled, offer: number): Settled[] {
  // People who are fixed there keep it from closing.
  const ways = settled.fixed.includes(offer) ? [MUST] : [MUST, CLOSED];
  return ways.map((way) => {
    const starts = settled.starts.slice();
    starts[offer] = way;
    return { ...settled, starts };
  });
}
