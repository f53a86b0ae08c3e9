import {
  edgesOf,
  leftCountOf,
  leftOfEdges,
  type PairingProblem,
  type Pairs,
  placesOf,
  UNPAIRED,
} from '../problem.ts';

/** State of a pairing that is being repaired. */
interface ChainState {
  p: PairingProblem;
  partnerOf: Pairs;
  /** Per left agent the edge of its pair, or -1. */
  edge: Int32Array;
  /** Per right agent its partners, and its possible pairs. */
  heldBy: number[][];
  ofRight: number[][];
  leftOfEdge: Int32Array;
}

function createChainState(p: PairingProblem, partnerOf: Pairs): ChainState {
  const leftOfEdge = leftOfEdges(p);
  const state: ChainState = {
    p,
    partnerOf,
    edge: edgesOf(p, partnerOf),
    heldBy: Array.from({ length: p.rightCount }, () => []),
    ofRight: Array.from({ length: p.rightCount }, () => []),
    leftOfEdge,
  };
  for (const [i, j] of partnerOf.entries()) if (j !== UNPAIRED) state.heldBy[j]?.push(i);
  for (const [e, j] of p.right.entries()) state.ofRight[j]?.push(e);
  return state;
}

const currentLevel = ({ p, edge }: ChainState, i: number): number =>
  edge[i] === -1 ? Infinity : (p.leftLevel[edge[i] as number] as number);

const hasFreePlace = ({ p, heldBy }: ChainState, j: number): boolean =>
  (heldBy[j] as number[]).length < placesOf(p, j);

function unpair(state: ChainState, i: number): void {
  const j = state.partnerOf[i] as number;
  if (j === UNPAIRED) return;
  const held = state.heldBy[j] as number[];
  held.splice(held.indexOf(i), 1);
  state.partnerOf[i] = UNPAIRED;
  state.edge[i] = -1;
}

function pairUp(state: ChainState, i: number, e: number): void {
  const j = state.p.right[e] as number;
  state.heldBy[j]?.push(i);
  state.partnerOf[i] = j;
  state.edge[i] = e;
}

/** The partner that a right agent likes least. */
function leastLiked({ p, edge, heldBy }: ChainState, j: number): { leftAgent: number; level: number } {
  let leftAgent = UNPAIRED;
  let level = -1;
  for (const i of heldBy[j] as number[]) {
    const own = p.rightLevel[edge[i] as number] as number;
    if (own <= level) continue;
    level = own;
    leftAgent = i;
  }
  return { leftAgent, level };
}

/**
 * Fills free places with the paired left agent that the right agent likes best among those that prefer it; that vacates
 * another place, and so on. Nobody on the chain is worse off.
 */
function fillVacancies(state: ChainState): void {
  const { p, ofRight, leftOfEdge, partnerOf } = state;
  const waiting = Array.from({ length: p.rightCount }, (_, j) => j).filter((j) => hasFreePlace(state, j));
  for (let j = waiting.pop(); j !== undefined; j = waiting.pop()) {
    while (hasFreePlace(state, j)) {
      let best = -1;
      for (const e of ofRight[j] as number[]) {
        const i = leftOfEdge[e] as number;
        if (partnerOf[i] === UNPAIRED || (p.leftLevel[e] as number) >= currentLevel(state, i)) continue;
        if (best < 0 || (p.rightLevel[e] as number) < (p.rightLevel[best] as number)) best = e;
      }
      if (best < 0) break;
      const i = leftOfEdge[best] as number;
      waiting.push(partnerOf[i] as number);
      unpair(state, i);
      pairUp(state, i, best);
    }
  }
}

/**
 * Unpairs left agents that prefer a full right agent which likes them better than one of its partners. Returns whether
 * there were any.
 */
function releaseBlocking(state: ChainState): boolean {
  const { p, partnerOf } = state;
  let isChanged = false;
  for (let i = 0; i < leftCountOf(p); i++) {
    if (partnerOf[i] === UNPAIRED) continue;
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if (
        (p.leftLevel[e] as number) >= currentLevel(state, i) ||
        placesOf(p, j) === 0 ||
        hasFreePlace(state, j)
      )
        continue;
      if ((p.rightLevel[e] as number) >= leastLiked(state, j).level) continue;
      unpair(state, i);
      isChanged = true;
      break;
    }
  }
  return isChanged;
}

/**
 * An unpaired left agent proposes down its list; a displaced one proposes next. No right agent on the chain is worse
 * off.
 */
function proposeDownList(state: ChainState, first: number): void {
  const { p } = state;
  for (let i = first; i !== UNPAIRED; ) {
    let best = -1;
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if (best >= 0 && (p.leftLevel[e] as number) >= (p.leftLevel[best] as number)) continue;
      if (placesOf(p, j) === 0) continue;
      if (hasFreePlace(state, j) || (p.rightLevel[e] as number) < leastLiked(state, j).level) best = e;
    }
    if (best < 0) return;
    const j = p.right[best] as number;
    const next = hasFreePlace(state, j) ? UNPAIRED : leastLiked(state, j).leftAgent;
    if (next !== UNPAIRED) unpair(state, next);
    pairUp(state, i, best);
    i = next;
  }
}

/**
 * Makes a pairing stable by vacancy chains: first free places attract those who prefer them, then unpaired agents
 * propose. A stable pairing stays as it is.
 *
 * O(chains × pairs of those on them).
 */
export function restoreStability(p: PairingProblem, begin: Pairs): Pairs {
  const state = createChainState(p, begin.slice());
  do fillVacancies(state);
  while (releaseBlocking(state));
  for (let i = 0; i < leftCountOf(p); i++) if (state.partnerOf[i] === UNPAIRED) proposeDownList(state, i);
  return state.partnerOf;
}
