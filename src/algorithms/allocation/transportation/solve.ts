import { moveForward } from './augment-from-people.ts';
import { moveBackward } from './augment-from-seats.ts';
import type { Graph } from './graph.ts';
import { searchForward } from './update-duals-from-people.ts';
import { searchBackward } from './update-duals-from-seats.ts';
import { lookAgain, lookForOpen, lookForWaiting, type Work, workOn } from './workspace.ts';

/** The first look tells apart about so many levels of score, */
const COARSE = 31;
/** and each next look four times as many (2 to this power). */
const STEP = 2;
/** A person who waits costs as much to search from as so many open offers. */
const EVEN = 10;

/** Both ways until nobody waits who is worth something, and no seat is free at a price. */
function settle(work: Work, told: (work: Work) => void): void {
  lookAgain(work);
  lookForOpen(work);
  while (work.waits > 0 || work.opens > 0) {
    work.phases++;
    if (work.opens === 0 || (work.waits > 0 && work.waits <= work.opens * EVEN)) {
      searchForward(work);
      moveForward(work);
      if (work.opens > 0) lookForOpen(work);
    } else {
      searchBackward(work);
      moveBackward(work);
      if (work.waits > 0) lookForWaiting(work);
    }
    told(work);
  }
}

/**
 * The assignment with the greatest sum of weights, with the dual that proves it: primal and dual in phases (Kuhn 1955;
 * Hopcroft & Karp 1973 for many ways at once), on weights that get finer (Gabow & Tarjan 1989 for the scaling).
 *
 * When places are scarce, prices begin high and seats look for people; when they are ample, prices begin at nothing
 * and people look for seats. Then every phase has few to begin from, which is where the time goes.
 *
 * @param graph who may go where, for what weight
 * @param levels how many different scores there can be; only speed depends on it
 * @param told is told after every phase; what it throws ends the solution
 *
 * O(phases × edges), a hundred phases or so; the worst case is O(places × edges × log levels).
 */
export function solve(graph: Graph, levels: number, told: (work: Work) => void = () => {}): Work {
  let shift = 0;
  while (levels >> shift > COARSE) shift++;
  const work = workOn(graph, shift);
  if (work.hall.seats.length < graph.people) work.hall.price.fill((graph.most >> shift) + 1);
  for (;;) {
    settle(work, told);
    if (work.shift === 0) return work;
    const up = Math.min(STEP, work.shift);
    work.shift -= up;
    const { price } = work.hall;
    for (let o = 0; o < price.length; o++) price[o] = (price[o] as number) << up;
  }
}
