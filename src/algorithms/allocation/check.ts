import {
  type AllocationOptions,
  type AllocationProblem,
  MAX_PARTY_SIZE,
  MAX_PRIORITY,
  MAX_SCORE,
} from './problem.ts';

const MAX_PLACES = 1_000_000;

/** The first index whose value is not within these limits, or -1. */
function firstOutOfRange(values: ArrayLike<number> | undefined, minimum: number, maximum: number): number {
  if (!values) return -1;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    if (!(value >= minimum && value <= maximum)) return k;
  }
  return -1;
}

function lengthError(p: AllocationProblem): string | null {
  const people = p.start.length - 1;
  if (people < 0) return 'start is empty, expected at least one offset';
  if (p.start[0] !== 0) return `start[0] is ${p.start[0]}, expected 0`;
  const edges = p.start[people] ?? 0;
  const expected: [keyof AllocationProblem, number][] = [
    ['offer', edges],
    ['score', edges],
    ['priority', people],
    ['size', people],
    ['group', people],
    ['minimum', p.places.length],
  ];
  for (const [name, length] of expected) {
    const found = p[name]?.length ?? length;
    if (found !== length) return `${name} has length ${found}, expected ${length}`;
  }
  return (p.group === undefined) === (p.bonus === undefined) ? null : 'group and bonus go together';
}

function valueError(p: AllocationProblem): string | null {
  const limits: [keyof AllocationProblem, number, number][] = [
    ['offer', 0, p.places.length - 1],
    ['score', 0, MAX_SCORE],
    ['places', 0, MAX_PLACES],
    ['priority', 1, MAX_PRIORITY],
    ['size', 1, MAX_PARTY_SIZE],
    ['group', 0, (p.bonus?.length ?? 0) - 1],
    ['bonus', 0, MAX_SCORE],
    ['minimum', 0, MAX_PLACES],
  ];
  for (const [name, least, most] of limits) {
    const at = firstOutOfRange(p[name], least, most);
    if (at >= 0) return `${name}[${at}] is ${p[name]?.[at]}, expected ${least} … ${most}`;
  }
  for (let o = 0; o < (p.minimum?.length ?? 0); o++) {
    const least = p.minimum?.[o] ?? 0;
    if (least > (p.places[o] ?? 0)) return `minimum[${o}] is ${least}, more than its ${p.places[o]} places`;
  }
  return null;
}

function edgeError(p: AllocationProblem): string | null {
  for (let i = 0; i + 1 < p.start.length; i++) {
    if ((p.start[i + 1] as number) >= (p.start[i] as number)) continue;
    return `start[${i + 1}] is ${p.start[i + 1]}, less than start[${i}], ${p.start[i]}`;
  }
  const last = new Int32Array(p.places.length).fill(-1);
  for (let i = 0; i + 1 < p.start.length; i++) {
    const to = p.start[i + 1] as number;
    for (let e = p.start[i] as number; e < to; e++) {
      const o = p.offer[e] as number;
      if (last[o] === i) return `person ${i} has offer ${o} twice (edge ${e})`;
      last[o] = i;
    }
  }
  return null;
}

/** Throws a RangeError that names the first invalid index. O(people + offers + edges). */
export function checkProblem(p: AllocationProblem): void {
  const flaw = lengthError(p) ?? valueError(p) ?? edgeError(p);
  if (flaw) throw new RangeError(`allocation: ${flaw}`);
}

/** The same for the options. */
export function checkOptions(
  p: AllocationProblem,
  { seed, draw, branches, priorities = 1 }: AllocationOptions,
): void {
  const people = p.start.length - 1;
  if (seed !== undefined && !Number.isInteger(seed)) throw new RangeError(`allocation: seed is ${seed}`);
  if (branches !== undefined && !(branches >= 0)) throw new RangeError(`allocation: branches is ${branches}`);
  if (!(Number.isInteger(priorities) && priorities >= 1 && priorities <= MAX_PRIORITY)) {
    throw new RangeError(`allocation: priorities is ${priorities}, expected 1 … ${MAX_PRIORITY}`);
  }
  if (!draw) return;
  if (draw.length !== people) {
    throw new RangeError(`allocation: draw has length ${draw.length}, expected ${people}`);
  }
  const usedRanks = new Uint8Array(people);
  for (let i = 0; i < people; i++) {
    const place = draw[i] as number;
    if (!(place >= 0 && place < people) || usedRanks[place]) {
      throw new RangeError(`allocation: draw[${i}] is ${place}, expected each of 0 … ${people - 1} once`);
    }
    usedRanks[place] = 1;
  }
}
