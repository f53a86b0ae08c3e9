import { type AllocationProblem, edgeOf, NO_PLACE, sizeOf } from '../problem.ts';
import type { Relaxed } from '../relaxation.ts';
import { MUST, type Settled } from '../unit-demand.ts';

/** What keeps a relaxed solution from being an allocation. */
export type Amiss =
  | { kind: 'nothing'; at: Int32Array }
  /** A party that is not whole, with the edge to where most of it is. */
  | { kind: 'split'; person: number; edge: number }
  /** An offer that would start with too few. */
  | { kind: 'small'; offer: number };

/** Per person where the most of the party is, and how many of it. O(rows). */
export function gathered(p: AllocationProblem, { fixed }: Settled, { rows, at }: Relaxed) {
  const where = fixed.slice();
  const many = Int32Array.from(fixed, (o, i) => (o === NO_PLACE ? 0 : sizeOf(p, i)));
  for (let row = 0; row < at.length; ) {
    const i = rows.person[row] as number;
    const counts = new Map<number, number>();
    for (; row < at.length && rows.person[row] === i; row++) {
      const o = at[row] as number;
      if (o !== NO_PLACE) counts.set(o, (counts.get(o) ?? 0) + 1);
    }
    for (const [o, count] of counts) {
      if (count <= (many[i] as number)) continue;
      many[i] = count;
      where[i] = o;
    }
  }
  return { where, many };
}

/** The largest party that is split, else the offer that is furthest below its minimum, else nothing. O(rows). */
export function amissIn(p: AllocationProblem, settled: Settled, relaxed: Relaxed): Amiss {
  const { where, many } = gathered(p, settled, relaxed);
  const taken = new Int32Array(p.places.length);
  let person = -1;
  for (let i = 0; i < where.length; i++) {
    const o = where[i] as number;
    if (o === NO_PLACE) continue;
    if (many[i] === sizeOf(p, i)) taken[o] = (taken[o] as number) + sizeOf(p, i);
    else if (person < 0 || sizeOf(p, i) > sizeOf(p, person)) person = i;
  }
  if (person >= 0) return { kind: 'split', person, edge: edgeOf(p, person, where[person] as number) };
  let offer = -1;
  let most = 0;
  for (let o = 0; o < taken.length; o++) {
    if (taken[o] === 0 || settled.starts[o] === MUST) continue;
    const lacks = (p.minimum?.[o] ?? 0) - (taken[o] as number);
    if (lacks > most) {
      most = lacks;
      offer = o;
    }
  }
  return offer < 0 ? { kind: 'nothing', at: where } : { kind: 'small', offer };
}
