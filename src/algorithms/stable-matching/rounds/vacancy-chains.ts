import {
  edgesOf,
  leftOfEdges,
  leftsOf,
  NOBODY,
  type PairingProblem,
  type Pairs,
  placesOf,
} from '../problem.ts';

/** A pairing in the making. */
interface Room {
  p: PairingProblem;
  at: Pairs;
  /** Per left agent the pair it is in, or -1. */
  edge: Int32Array;
  /** Per right agent the left ones it is with, and the pairs it can be in. */
  held: number[][];
  ofRight: number[][];
  left: Int32Array;
}

function roomOf(p: PairingProblem, at: Pairs): Room {
  const left = leftOfEdges(p);
  const room: Room = {
    p,
    at,
    edge: edgesOf(p, at),
    held: Array.from({ length: p.rights }, () => []),
    ofRight: Array.from({ length: p.rights }, () => []),
    left,
  };
  for (const [i, j] of at.entries()) if (j !== NOBODY) room.held[j]?.push(i);
  for (const [e, j] of p.right.entries()) room.ofRight[j]?.push(e);
  return room;
}

const ownLevel = ({ p, edge }: Room, i: number): number =>
  edge[i] === -1 ? Infinity : (p.leftLevel[edge[i] as number] as number);

const hasRoom = ({ p, held }: Room, j: number): boolean => (held[j] as number[]).length < placesOf(p, j);

function leave(room: Room, i: number): void {
  const j = room.at[i] as number;
  if (j === NOBODY) return;
  const held = room.held[j] as number[];
  held.splice(held.indexOf(i), 1);
  room.at[i] = NOBODY;
  room.edge[i] = -1;
}

function enter(room: Room, i: number, e: number): void {
  const j = room.p.right[e] as number;
  room.held[j]?.push(i);
  room.at[i] = j;
  room.edge[i] = e;
}

/** Of those it holds, the one a right agent likes least. */
function leastLiked({ p, edge, held }: Room, j: number): { left: number; level: number } {
  let left = NOBODY;
  let level = -1;
  for (const i of held[j] as number[]) {
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
function fillRoom(room: Room): void {
  const { p, ofRight, left, at } = room;
  const waiting = Array.from({ length: p.rights }, (_, j) => j).filter((j) => hasRoom(room, j));
  for (let j = waiting.pop(); j !== undefined; j = waiting.pop()) {
    while (hasRoom(room, j)) {
      let best = -1;
      for (const e of ofRight[j] as number[]) {
        const i = left[e] as number;
        if (at[i] === NOBODY || (p.leftLevel[e] as number) >= ownLevel(room, i)) continue;
        if (best < 0 || (p.rightLevel[e] as number) < (p.rightLevel[best] as number)) best = e;
      }
      if (best < 0) break;
      const i = left[best] as number;
      waiting.push(at[i] as number);
      leave(room, i);
      enter(room, i, best);
    }
  }
}

/** Lets go who would rather be with a right agent that has no room but likes it better than somebody it holds. */
function letGo(room: Room): boolean {
  const { p, at } = room;
  let any = false;
  for (let i = 0; i < leftsOf(p); i++) {
    if (at[i] === NOBODY) continue;
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if ((p.leftLevel[e] as number) >= ownLevel(room, i) || placesOf(p, j) === 0 || hasRoom(room, j))
        continue;
      if ((p.rightLevel[e] as number) >= leastLiked(room, j).level) continue;
      leave(room, i);
      any = true;
      break;
    }
  }
  return any;
}

/** Who has nobody asks down the list; who has to make way asks next. No right agent on the way is worse off. */
function comeIn(room: Room, first: number): void {
  const { p } = room;
  for (let i = first; i !== NOBODY; ) {
    let best = -1;
    for (let e = p.start[i] as number; e < (p.start[i + 1] as number); e++) {
      const j = p.right[e] as number;
      if (best >= 0 && (p.leftLevel[e] as number) >= (p.leftLevel[best] as number)) continue;
      if (placesOf(p, j) === 0) continue;
      if (hasRoom(room, j) || (p.rightLevel[e] as number) < leastLiked(room, j).level) best = e;
    }
    if (best < 0) return;
    const j = p.right[best] as number;
    const next = hasRoom(room, j) ? NOBODY : leastLiked(room, j).left;
    if (next !== NOBODY) leave(room, next);
    enter(room, i, best);
    i = next;
  }
}

/**
 * Makes a pairing stable by chains: first free places draw those who would rather come, then whoever has nobody asks.
 * A pairing that is stable already stays as it is.
 *
 * O(chains × pairs of those on them).
 */
export function settleIn(p: PairingProblem, begin: Pairs): Pairs {
  const room = roomOf(p, begin.slice());
  do fillRoom(room);
  while (letGo(room));
  for (let i = 0; i < leftsOf(p); i++) if (room.at[i] === NOBODY) comeIn(room, i);
  return room.at;
}
