import { UNPAIRED } from '../problem.ts';
import { isAllowed, type LevelBounds, type OneToOneProblem, UNPAIRED_LEVEL } from './level-bounds.ts';

/** A matching from both sides: per left agent its edge, per right agent likewise; -1 = none. */
export interface CoveringMatching {
  left: Int32Array;
  right: Int32Array;
  size: number;
}

/**
 * A maximum matching of the allowed pairs that covers every agent that must be paired; null when there is none. Starts
 * from earlier pairs as far as they are still allowed.
 *
 * O(pairs × agents). Reference: Mendelsohn & Dulmage (1958): agents that can be covered on either side can be covered
 * together.
 */
export function findCoveringMatching(
  s: OneToOneProblem,
  r: LevelBounds,
  earlier: CoveringMatching | null,
): CoveringMatching | null {
  const cover: CoveringMatching = {
    left: new Int32Array(s.lefts).fill(-1),
    right: new Int32Array(s.rights).fill(-1),
    size: 0,
  };
  for (const e of earlier?.left ?? []) {
    if (e < 0 || !isAllowed(s, r, e)) continue;
    cover.left[s.left[e] as number] = e;
    cover.right[s.right[e] as number] = e;
    cover.size++;
  }
  const fromLeft: AlternatingSearch = {
    s,
    r,
    edges: s.ofLeft,
    ownAgent: s.left,
    otherAgent: s.right,
    ownMatch: cover.left,
    otherMatch: cover.right,
  };
  const fromRight: AlternatingSearch = {
    s,
    r,
    edges: s.ofRight,
    ownAgent: s.right,
    otherAgent: s.left,
    ownMatch: cover.right,
    otherMatch: cover.left,
  };
  for (let i = 0; i < s.lefts; i++) {
    if (cover.left[i] === -1 && augment(fromLeft, i, null)) cover.size++;
  }
  for (const [walk, to] of [
    [fromLeft, r.leftTo],
    [fromRight, r.rightTo],
  ] as const) {
    for (let agent = 0; agent < to.length; agent++) {
      if ((to[agent] as number) < UNPAIRED_LEVEL && walk.ownMatch[agent] === -1 && !augment(walk, agent, to))
        return null;
    }
  }
  return cover;
}

/** The matching as seen from one side. */
interface AlternatingSearch {
  s: OneToOneProblem;
  r: LevelBounds;
  edges: Int32Array[];
  ownAgent: Int32Array;
  otherAgent: Int32Array;
  ownMatch: Int32Array;
  otherMatch: Int32Array;
}

/**
 * Finds an alternating path that pairs an agent: to an unpaired agent on the other side, or (with `to`) to an agent of
 * its own side that need not be paired and then is not.
 */
function augment(walk: AlternatingSearch, first: number, to: Int32Array | null): boolean {
  const { s, r, edges, ownAgent, otherAgent, ownMatch, otherMatch } = walk;
  const visited = new Uint8Array(otherMatch.length);
  /** Per agent of the other side the edge over which it was reached. */
  const over = new Int32Array(otherMatch.length).fill(-1);
  const queue = [first];
  for (const agent of queue) {
    for (const e of edges[agent] as Int32Array) {
      const next = otherAgent[e] as number;
      if (visited[next] || !isAllowed(s, r, e)) continue;
      visited[next] = 1;
      over[next] = e;
      const matchedEdge = otherMatch[next] as number;
      if (matchedEdge === -1) {
        if (to) continue;
        applyPath(walk, over, e);
        return true;
      }
      const loser = ownAgent[matchedEdge] as number;
      if (to && to[loser] === UNPAIRED_LEVEL) {
        ownMatch[loser] = UNPAIRED;
        applyPath(walk, over, e);
        return true;
      }
      queue.push(loser);
    }
  }
  return false;
}

/** Applies the path backwards: each agent takes the pair over which the next was reached. */
function applyPath(
  { ownAgent, otherAgent, ownMatch, otherMatch }: AlternatingSearch,
  over: Int32Array,
  last: number,
): void {
  let e = last;
  for (;;) {
    const agent = ownAgent[e] as number;
    const before = ownMatch[agent] as number;
    ownMatch[agent] = e;
    otherMatch[otherAgent[e] as number] = e;
    if (before === -1) return;
    e = over[otherAgent[before] as number] as number;
  }
}
