import { type AllocationProblem, edgeOf, NO_PLACE, priorityOf, sizeOf } from './problem.ts';
import { buildGraph } from './transportation/graph.ts';
import { breakTiesByLottery } from './transportation/lottery-ties.ts';
import { lowerToMinimalPrices } from './transportation/minimal-prices.ts';
import { solve } from './transportation/solve.ts';
import type { TransportationWorkspace } from './transportation/workspace.ts';
import { type BranchConstraints, expandToUnitDemand, type UnitDemandRows } from './unit-demand.ts';
import type { ObjectiveWeights } from './weights.ts';

/** The optimal allocation when parties may split and minimum sizes may be missed. */
export interface RelaxedAllocation {
  /** Per row the offer, or NO_PLACE. */
  rows: UnitDemandRows;
  offerOfRow: Int32Array;
  /** Objective value: an upper bound for every allocation within these constraints. */
  value: number;
  price: Int32Array;
  /** Per row. */
  worth: Int32Array;
  /** An offer that must start cannot reach its minimum. */
  minimumUnmet: boolean;
}

/** How to solve: the lottery order, whether the lottery breaks ties, and a callback per phase. */
export interface RelaxationOptions {
  drawOrder: Int32Array;
  breakTies: boolean;
  onPhase: (work: TransportationWorkspace) => void;
}

/** Solves the unit-demand rows exactly. Same complexity as `solve`. */
export function solveRelaxation(
  p: AllocationProblem,
  w: ObjectiveWeights,
  constraints: BranchConstraints | null,
  options: RelaxationOptions,
): RelaxedAllocation {
  const rows = expandToUnitDemand(p, w, options.drawOrder, constraints);
  const work = solve(buildGraph(rows.edges), w.levels, options.onPhase);
  lowerToMinimalPrices(work);
  if (options.breakTies) breakTiesByLottery(work, Int32Array.from(rows.person.keys()));
  const { offerOf: offerOfRow, price, worth } = work.assignment;
  const offers = p.places.length;
  let value = constraints ? fixedValue(p, w, constraints) : 0;
  let filled = 0;
  for (let row = 0; row < offerOfRow.length; row++) {
    const seat = offerOfRow[row] as number;
    if (seat === NO_PLACE) continue;
    value += (worth[row] as number) + (price[seat] as number);
    if (seat < offers) continue;
    filled++;
    value -= rows.minimumBonus;
    offerOfRow[row] = rows.minimumNode.indexOf(seat);
  }
  const needed = rows.edges.places.subarray(offers).reduce((sum, seats) => sum + seats, 0);
  return { rows, offerOfRow, value, price: price.slice(0, offers), worth, minimumUnmet: filled < needed };
}

function fixedValue(
  p: AllocationProblem,
  w: ObjectiveWeights,
  { fixedAssignment }: BranchConstraints,
): number {
  let value = 0;
  for (let i = 0; i < fixedAssignment.length; i++) {
    const o = fixedAssignment[i] as number;
    if (o === NO_PLACE) continue;
    const points = w.points[edgeOf(p, i, o)] as number;
    value += sizeOf(p, i) * ((w.placementWeight[priorityOf(p, i) - 1] as number) + points);
  }
  return value;
}
