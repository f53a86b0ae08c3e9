import { highBit, lowBit } from './cliques.ts';
import type { LagrangianPrices } from './lagrangian-prices.ts';
import { marginalWorth, type OpenSubproblem, type PartialWeek, serve, type WeekModel } from './model.ts';
import { boundNode, dropByReducedCost } from './node-bound.ts';
import { createNodeState, type NodeState } from './node-state.ts';

export interface WeekSearchResult extends PartialWeek {
  /** Upper bound. */
  bound: number;
  /** Number of branchings. */
  nodes: number;
}

interface WeekSearch {
  model: WeekModel;
  node: NodeState;
  best: PartialWeek;
  nodes: number;
  maxNodes: number;
  stopped: boolean;
}

function updateBest(best: PartialWeek, lo: number, hi: number, value: number): void {
  if (value <= best.value) return;
  best.value = value;
  best.lo = lo;
  best.hi = hi;
}

/**
 * Explores every week that contains `selection` and otherwise only candidates out of (lo, hi). Returns an upper bound for
 * all of them; the best week so far reaches it unless the search was stopped.
 */
function searchNode(
  walk: WeekSearch,
  selection: PartialWeek,
  lo: number,
  hi: number,
  minutes: number,
  options: number,
): number {
  const { model, node, best } = walk;
  updateBest(best, selection.lo, selection.hi, selection.value);
  let [openLo, openHi] = [lo, hi];
  while (options > 0) {
    boundNode(model, node, openLo, openHi, minutes, options);
    const { branchOption, maxOptions } = node;
    if (branchOption < 0) break;
    if (maxOptions === 1) {
      const last = node.firstAt;
      updateBest(
        best,
        selection.lo | lowBit(last),
        selection.hi | highBit(last),
        selection.value + node.first,
      );
      break;
    }
    const bound = Math.floor(selection.value + Math.min(node.bound, node.reach));
    if (bound <= best.value) break;
    if (walk.nodes === walk.maxNodes) {
      walk.stopped = true;
      return bound;
    }
    walk.nodes++;
    dropByReducedCost(model, node, selection.value + node.bound - best.value - 1);
    openLo = node.lo & ~lowBit(branchOption);
    openHi = node.hi & ~highBit(branchOption);
    const worth = marginalWorth(model, node.served, branchOption);
    const next = {
      lo: selection.lo | lowBit(branchOption),
      hi: selection.hi | highBit(branchOption),
      value: selection.value + worth,
    };
    const nextLo = openLo & ~(model.excludesLo[branchOption] ?? 0);
    const nextHi = openHi & ~(model.excludesHi[branchOption] ?? 0);
    serve(model, node.served, branchOption, 1);
    searchNode(walk, next, nextLo, nextHi, minutes - (model.minutes[branchOption] ?? 0), options - 1);
    serve(model, node.served, branchOption, -1);
    if (walk.stopped) return bound;
  }
  return best.value;
}

/**
 * Depth-first branch and bound: includes the candidate with the highest reduced worth, then continues without it.
 *
 * A node has two bounds. The Lagrangian one: every group takes its best option after paying (see `optimisePrices`),
 * with the promised gain of a goal capped at what that goal still gives. And, because gains never increase, the sum of
 * the best marginal values of as many groups as options can be added, if at most 3. A candidate with which the
 * Lagrangian bound does not exceed the best week so far is removed below that node.
 * Sources: Land & Doig (1960); Nemhauser, Wolsey & Fisher (1978) for the second bound; reduced-cost fixing as in
 * Wolsey, Integer Programming (1998).
 *
 * @param fixed the options that are included in any case
 * @param start a feasible week to improve on
 */
export function search(
  model: WeekModel,
  subproblem: OpenSubproblem,
  prices: LagrangianPrices,
  fixed: PartialWeek,
  start: PartialWeek,
  maxNodes: number,
): WeekSearchResult {
  const walk: WeekSearch = {
    model,
    node: createNodeState(model, subproblem, prices),
    best: { ...start },
    nodes: 0,
    maxNodes,
    stopped: false,
  };
  const bound = searchNode(walk, fixed, subproblem.lo, subproblem.hi, subproblem.minutes, subproblem.options);
  return { ...walk.best, bound: Math.max(bound, walk.best.value), nodes: walk.nodes };
}
