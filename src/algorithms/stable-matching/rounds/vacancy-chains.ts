import {
  edgesOf,
  leftCountOf,
  leftOfEdges,
  type PairingProblem,
  type Pairs,
  placesOf,
  UNPAIRED,
} from '../problem.ts';

/** A pairing in the making. */
interface ChainState {
  p: PairingProblem;
  partnerOf: Pairs;
  /** Per left agent the pair it is in, or -1. */
  edge: Int32Array;
  /** Per right agent the left ones it is with, and the pairs it can be in. */
  heldBy: number[][];
  ofRight: number[][];
  left: Int32Array;
}

function createChainState(p: PairingProblem, partnerOf: Pairs): ChainState {
  const left = leftOfEdges(p);
  const room: ChainState = {
    p,
    partnerOf,
    edge: edgesOf(p, partnerOf),
    heldBy: Array.from({ length: p.rightCount }, () => []),
    ofRight: Array.from({ length: p.rightCount }, () => []),
    left,
  };
  for (const [i, j] of partnerOf.entries()) if (j !== UNPAIRED) room.heldBy[j]?.push(i);
  for (const [e, j] of p.right.entries()) room.ofRight[j]?.push(e);
  return room;
}

const currentLevel = ({ p, edge }: ChainState, i: number): number =>
  edge[i] === -1 ? Infinity : (p.leftLevel[edge[i] as number] as number);

const hasFreePlace = ({ p, heldBy }: ChainState, j: number): boolean =>
  (heldBy[j] as number[]).length < placesOf(p, j);

function unpair(room: ChainState, i: number): void {
  const j = room.partnerOf[i] as number;
  if (j === UNPAIRED) return;
  const held = room.heldBy[j] as number[];
  held.splice(held.indexOf(i), 1);
  room.partnerOf[i] = UNPAIRED;
  room.edge[i] = -1;
}

function pairUp(room: ChainState, i: number, e: number): void {
  const j = room.p.right[e] as number;
  room.heldBy[j]?.push(i);
  room.partnerOf[i] = j;
  room.edge[i] = e;
}

/** Of those it holds, the one a right agent likes least. */
function leastLiked({ p, edge, heldBy }: ChainState, j: number): { left: number; level: number } {
  let left = UNPAIRED;
  let level = -1;
  for (const i of heldBy[j] as number[]) {
    const own = p.rightLevel[edge[i] as number] as number;
    if (own <= level) continue;
    level = own;
    left = i;
  }
  return { left, level };
}

/**
 * Free places go to whom the right agent likes best of those who have somebody and would rather come; their places are
 * free then, and so on. Nobody on the way is worse off.
 */
function fillVacancies(room: ChainState): void {
  const { p, ofRight, left, partnerOf } = room;
  const waiting = Array.from({ length: p.rightCount }, (_, j) => j).filter((j) => hasFreePlace(room, j));
  for (let j = waiting.pop(); j !== undefined; j = waiting.pop()) {
    while (hasFreePlace(room, j)) {
      let best = -1;
      for (const e of ofRight[j] as number[]) {
        const i = left[e] as number;
        if (partnerOf[i] === UNPAIRED || (p.leftLevel[e] as number) >= currentLevel(room, i)) continue;
        if (best < 0 || (p.rightLevel[e] as number) < (p.rightLevel[best] as number)) best = e;
      }
      if (best < 0) break;
      const i = left[best] as number;
      waiting.push(partnerOf[i] as number);
      unpair(room, i);
      pairUp(room, i, best);
    }
  }
}

/** Lets go who would rather be with a right agent that has no room but likes it better than somebody it holds. */
function releaseBlocking(room: ChainState): boolean {
  const { p, partnerOf } = room;
  let any = false;
  for (let i = 0; i < leftCountOf(p); i++) {
    if (partnerOf[i] === UNPAIRED) continue;
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if (
        (p.leftLevel[e] as number) >= currentLevel(room, i) ||
        placesOf(p, j) === 0 ||
        hasFreePlace(room, j)
      )
        continue;
      if ((p.rightLevel[e] as number) >= leastLiked(room, j).level) continue;
      unpair(room, i);
      any = true;
      break;
    }
  }
  return any;
}

/** Who has nobody asks down the list; who has to make way asks next. No right agent on the way is worse off. */
function proposeDownList(room: ChainState, first: number): void {
  const { p } = room;
  for (let i = first; i !== UNPAIRED; ) {
    let best = -1;
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if (best >= 0 && (p.leftLevel[e] as number) >= (p.leftLevel[best] as number)) continue;
      if (placesOf(p, j) === 0) continue;
      if (hasFreePlace(room, j) || (p.rightLevel[e] as number) < leastLiked(room, j).level) best = e;
    }
    if (best < 0) return;
    const j = p.right[best] as number;
    const next = hasFreePlace(room, j) ? UNPAIRED : leastLiked(room, j).left;
    if (next !== UNPAIRED) unpair(room, next);
    pairUp(room, i, best);
    i = next;
  }
}

/**
 * Makes a pairing stable by chains: first free places draw those who would rather come, then whoever has nobody asks.
 * A pairing that is stable already stays as it is.
 *
 * O(chains × pairs of those on them).
 */
export function restoreStability(p: PairingProblem, begin: Pairs): Pairs {
  const room = createChainState(p, begin.slice());
  do fillVacancies(room);
  while (releaseBlocking(room));
  for (let i = 0; i < leftCountOf(p); i++) if (room.partnerOf[i] === UNPAIRED) proposeDownList(room, i);
  return room.partnerOf;
}
