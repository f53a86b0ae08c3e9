import { NOBODY } from '../problem.ts';
import { ALONE, open, type Ranges, type Small } from './level-bounds.ts';

/** Pairs from both sides: per left the edge it is in, per right likewise; -1 = nobody. */
export interface Cover {
  left: Int32Array;
  right: Int32Array;
  size: number;
}

/**
 * As many pairs as can still be made, in which everybody has one who must; null when that cannot be. It begins from
 * earlier pairs as far as those can still be made.
 *
 * O(pairs × agents). Reference: Mendelsohn & Dulmage (1958): who can be covered on either side can be together.
 */
export function coverOf(s: Small, r: Ranges, earlier: Cover | null): Cover | null {
  const cover: Cover = {
    left: new Int32Array(s.lefts).fill(-1),
    right: new Int32Array(s.rights).fill(-1),
    size: 0,
  };
  for (const e of earlier?.left ?? []) {
    if (e < 0 || !open(s, r, e)) continue;
    cover.left[s.left[e] as number] = e;
    cover.right[s.right[e] as number] = e;
    cover.size++;
  }
  const fromLeft: Walk = {
    s,
    r,
    edges: s.ofLeft,
    own: s.left,
    other: s.right,
    mine: cover.left,
    theirs: cover.right,
  };
  const fromRight: Walk = {
    s,
    r,
    edges: s.ofRight,
    own: s.right,
    other: s.left,
    mine: cover.right,
    theirs: cover.left,
  };
  for (let i = 0; i < s.lefts; i++) {
    if (cover.left[i] === -1 && extend(fromLeft, i, null)) cover.size++;
  }
  for (const [walk, to] of [
    [fromLeft, r.leftTo],
    [fromRight, r.rightTo],
  ] as const) {
    for (let agent = 0; agent < to.length; agent++) {
      if ((to[agent] as number) < ALONE && walk.mine[agent] === -1 && !extend(walk, agent, to)) return null;
    }
  }
  return cover;
}

/** The cover as one side sees it. */
interface Walk {
  s: Small;
  r: Ranges;
  edges: Int32Array[];
  own: Int32Array;
  other: Int32Array;
  mine: Int32Array;
  theirs: Int32Array;
}

/**
 * Gives an agent a pair, where others change: up to somebody on the other side who had nobody, or (with `to`) up to
 * somebody of the own side who need not have one and then has none.
 */
function extend(walk: Walk, first: number, to: Int32Array | null): boolean {
  const { s, r, edges, own, other, mine, theirs } = walk;
  const met = new Uint8Array(theirs.length);
  /** Per agent of the other side the edge over which it was met. */
  const over = new Int32Array(theirs.length).fill(-1);
  const queue = [first];
  for (const agent of queue) {
    for (const e of edges[agent] as Int32Array) {
      const next = other[e] as number;
      if (met[next] || !open(s, r, e)) continue;
      met[next] = 1;
      over[next] = e;
      const held = theirs[next] as number;
      if (held === -1) {
        if (to) continue;
        change(walk, over, e);
        return true;
      }
      const loser = own[held] as number;
      if (to && to[loser] === ALONE) {
        mine[loser] = NOBODY;
        change(walk, over, e);
        return true;
      }
      queue.push(loser);
    }
  }
  return false;
}

/** Back along the way: each takes the pair over which the next was met. */
function change({ own, other, mine, theirs }: Walk, over: Int32Array, last: number): void {
  let e = last;
  for (;;) {
    const agent = own[e] as number;
    const before = mine[agent] as number;
    mine[agent] = e;
    theirs[other[e] as number] = e;
    if (before === -1) return;
    e = over[other[before] as number] as number;
  }
}
