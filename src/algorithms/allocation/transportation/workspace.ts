import { emptyHall, freeAt, type Hall, leave, NOWHERE } from './assignment-state.ts';
import { type Ring, ringOf } from './bucket-queue.ts';
import type { Graph } from './graph.ts';
import { type Walk, walkOf } from './search-state.ts';

/** Everything that a solution in progress needs; made once, so that no step makes anything new. */
export interface Work {
  graph: Graph;
  hall: Hall;
  ring: Ring;
  walk: Walk;
  /** People without a place who are worth something; the first `waits`. */
  waiting: Int32Array;
  waits: number;
  /** Offers with free seats that still ask a price; the first `opens`. */
  open: Int32Array;
  opens: number;
  /** Weights count in steps of 2 to this power. */
  shift: number;
  phases: number;
}

/** Nothing done yet, on weights in steps of 2 to the power `shift`. */
export function workOn(graph: Graph, shift: number): Work {
  return {
    graph,
    hall: emptyHall(graph),
    // Prices are rounded up by less than two of the coarsest steps.
    ring: ringOf(graph.offers, graph.most + (2 << shift)),
    walk: walkOf(graph),
    waiting: new Int32Array(graph.people),
    waits: 0,
    open: new Int32Array(graph.offers),
    opens: 0,
    shift,
    phases: 0,
  };
}

/**
 * What each person gains at best at the prices of now. Who could gain more elsewhere, or does not gain, gets up;
 * who then is worth something, waits. O(edges).
 */
export function lookAgain(work: Work): void {
  const { graph, hall, waiting, shift } = work;
  const { people, start, offer, weight } = graph;
  const { at, price, worth } = hall;
  let many = 0;
  for (let i = 0; i < people; i++) {
    const held = at[i] as number;
    let best = 0;
    let own = -1;
    const to = start[i + 1] as number;
    for (let e = start[i] as number; e < to; e++) {
      const o = offer[e] as number;
      const gain = ((weight[e] as number) >> shift) - (price[o] as number);
      if (gain > best) best = gain;
      if (o === held) own = gain;
    }
    worth[i] = best;
    if (held !== NOWHERE && own < best) leave(hall, i);
    if (at[i] === NOWHERE && best > 0) waiting[many++] = i;
  }
  work.waits = many;
}

/** Which offers have free seats at a price. O(offers). */
export function lookForOpen(work: Work): void {
  const { graph, hall, open } = work;
  let many = 0;
  for (let o = 0; o < graph.offers; o++) {
    if ((hall.price[o] as number) > 0 && freeAt(hall, o) > 0) open[many++] = o;
  }
  work.opens = many;
}

/** Who of those that waited still waits. O(waiting). */
export function lookForWaiting(work: Work): void {
  const { hall, waiting } = work;
  let many = 0;
  for (let k = 0; k < work.waits; k++) {
    const i = waiting[k] as number;
    if (hall.at[i] === NOWHERE && (hall.worth[i] as number) > 0) waiting[many++] = i;
  }
  work.waits = many;
}
