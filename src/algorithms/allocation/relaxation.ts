import { type AllocationProblem, edgeOf, NO_PLACE, priorityOf, sizeOf } from './problem.ts';
import { graphOf } from './transportation/graph.ts';
import { drawLots } from './transportation/lottery-ties.ts';
import { leastPrices } from './transportation/minimal-prices.ts';
import { solve } from './transportation/solve.ts';
import type { Work } from './transportation/workspace.ts';
import { type Rows, rowsOf, type Settled } from './unit-demand.ts';
import type { Weights } from './weights.ts';

/** The best allocation when parties may split and what must start may fall short. */
export interface Relaxed {
  /** Per row the offer, or NO_PLACE. */
  rows: Rows;
  at: Int32Array;
  /** Its value: no allocation that keeps to what is settled is worth more. */
  value: number;
  price: Int32Array;
  /** Per row. */
  worth: Int32Array;
  /** An offer that must start cannot be filled. */
  short: boolean;
}

/** How a solution is to go: who drew first, whether lots break ties, whom to tell. */
export interface Manner {
  order: Int32Array;
  lots: boolean;
  told: (work: Work) => void;
}

/** Solves the rows exactly. The same complexity as `solve`. */
export function relax(p: AllocationProblem, w: Weights, settled: Settled | null, manner: Manner): Relaxed {
  const rows = rowsOf(p, w, manner.order, settled);
  const work = solve(graphOf(rows.edges), w.levels, manner.told);
  leastPrices(work);
  if (manner.lots) drawLots(work, Int32Array.from(rows.person.keys()));
  const { at, price, worth } = work.hall;
  const offers = p.places.length;
  let value = settled ? fixedValue(p, w, settled) : 0;
  let filled = 0;
  for (let row = 0; row < at.length; row++) {
    const seat = at[row] as number;
    if (seat === NO_PLACE) continue;
    value += (worth[row] as number) + (price[seat] as number);
    if (seat < offers) continue;
    filled++;
    value -= rows.extra;
    at[row] = rows.twin.indexOf(seat);
  }
  const needed = rows.edges.places.subarray(offers).reduce((sum, seats) => sum + seats, 0);
  return { rows, at, value, price: price.slice(0, offers), worth, short: filled < needed };
}

function fixedValue(p: AllocationProblem, w: Weights, { fixed }: Settled): number {
  let value = 0;
  for (let i = 0; i < fixed.length; i++) {
    const o = fixed[i] as number;
    if (o === NO_PLACE) continue;
    const points = w.points[edgeOf(p, i, o)] as number;
    value += sizeOf(p, i) * ((w.first[priorityOf(p, i) - 1] as number) + points);
  }
  return value;
}
