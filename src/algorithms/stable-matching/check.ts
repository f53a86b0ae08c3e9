import {
  leftCountOf,
  MAX_LEVEL,
  MAX_PLACES,
  MAX_SCORE,
  type PairingProblem,
  type Pairs,
  UNPAIRED,
} from './problem.ts';

const fail = (what: string): never => {
  throw new RangeError(`pairing: ${what}`);
};

/** Throws a RangeError that names the first invalid index. O(lefts + rights + pairs). */
export function checkPairing(p: PairingProblem): void {
  const lefts = leftCountOf(p);
  if (lefts < 0) fail('start is empty, expected at least one offset');
  if (p.start[0] !== 0) fail(`start[0] is ${p.start[0]}, expected 0`);
  if (!(Number.isInteger(p.rightCount) && p.rightCount >= 0)) fail(`rightCount is ${p.rightCount}`);
  const pairs = p.start[lefts] as number;
  const lengths: [keyof PairingProblem, number][] = [
    ['right', pairs],
    ['leftLevel', pairs],
    ['rightLevel', pairs],
    ['leftScore', pairs],
    ['rightScore', pairs],
    ['places', p.rightCount],
  ];
  for (const [name, expected] of lengths) {
    const table = p[name] as Int32Array | undefined;
    if (table && table.length !== expected) fail(`${name} has length ${table.length}, expected ${expected}`);
  }
  checkValues(p);
  checkLists(p);
}

function checkValues(p: PairingProblem): void {
  const limits: [keyof PairingProblem, number][] = [
    ['right', p.rightCount - 1],
    ['leftLevel', MAX_LEVEL],
    ['rightLevel', MAX_LEVEL],
    ['leftScore', MAX_SCORE],
    ['rightScore', MAX_SCORE],
    ['places', MAX_PLACES],
  ];
  for (const [name, maximum] of limits) {
    const table = p[name] as Int32Array | undefined;
    if (!table) continue;
    for (let k = 0; k < table.length; k++) {
      const value = table[k] as number;
      if (!(value >= 0 && value <= maximum)) fail(`${name}[${k}] is ${value}, expected 0 … ${maximum}`);
    }
  }
}

function checkLists(p: PairingProblem): void {
  for (let i = 0; i < leftCountOf(p); i++) {
    const to = p.start[i + 1] as number;
    if (to < (p.start[i] as number)) fail(`start[${i + 1}] is ${to}, less than start[${i}], ${p.start[i]}`);
  }
  const last = new Int32Array(p.rightCount).fill(-1);
  for (let i = 0; i < leftCountOf(p); i++) {
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const j = p.right[e] as number;
      if (last[j] === i) fail(`left ${i} has right ${j} twice (pair ${e})`);
      last[j] = i;
    }
  }
}

/** Throws a RangeError when this cannot be a pairing of the problem. O(pairs). */
export function checkPairs(p: PairingProblem, partnerOf: Pairs): void {
  if (partnerOf.length !== leftCountOf(p))
    fail(`at has length ${partnerOf.length}, expected ${leftCountOf(p)}`);
  for (let i = 0; i < partnerOf.length; i++) {
    const j = partnerOf[i] as number;
    if (j !== UNPAIRED && !(j >= 0 && j < p.rightCount))
      fail(`at[${i}] is ${j}, expected -1 … ${p.rightCount - 1}`);
  }
}
