import { seededRandom } from '#algorithms/random';
import type { PairingProblem } from '#algorithms/stable-matching';
import { randomMap, type Spot } from './random-map.ts';

/** A person who would like to meet someone. */
interface Agent extends Spot {
  gender: number;
  sameGender: boolean;
  age: number;
  /** Bitmask. */
  interests: number;
  hours: number;
  languages: number;
  children: boolean;
  /** Maximum travel distance in kilometres. */
  range: number;
  /** Weights of interests, age and distance. */
  weights: [number, number, number];
}

/** Maximum number of pairs per person. */
const MAX_PAIRS_PER_PERSON = 25;
const DAYPARTS = 6;
const LEVELS = 10;

/** Probability of a second, third and fourth language; everybody has the first. */
const LANGUAGES = { newcomer: [0.4, 0.3, 0.4], resident: [1, 0.3, 0.1] };

function drawAgent(kind: keyof typeof LANGUAGES, locate: () => Spot, random: () => number): Agent {
  const spot = locate();
  const gender = Math.floor(2 * random());
  const sameGender = random() < 0.2;
  const age = 18 + 60 * random() * random();
  const interests = Math.floor(4096 * random());
  let hours = 0;
  for (let k = 0; k < 3; k++) hours |= 1 << Math.floor(DAYPARTS * random());
  const children = random() < 0.4;
  const range = 3 + 17 * random();
  let languages = 1;
  for (const [k, often] of LANGUAGES[kind].entries()) {
    if (often === 1 || random() < often) languages |= 2 << k;
  }
  return {
    ...spot,
    gender,
    sameGender,
    age,
    interests,
    hours,
    languages,
    children,
    range,
    weights: [random(), random(), random()],
  };
}

function bits(word: number): number {
  let many = 0;
  for (let rest = word; rest; rest &= rest - 1) many++;
  return many;
}

const allowed = (a: Agent, b: Agent, km: number): boolean =>
  km <= Math.min(a.range, b.range) &&
  (a.hours & b.hours) !== 0 &&
  (a.gender === b.gender || !(a.sameGender || b.sameGender)) &&
  (a.languages & b.languages) !== 0;

/** How much one person likes the other, 0 … 1. */
function score({ weights: [first, second, third], ...a }: Agent, b: Agent, km: number): number {
  const similarity = 1 - bits(a.interests ^ b.interests) / 12;
  const age = 1 - Math.min(1, Math.abs(a.age - b.age) / 40);
  const near = 1 - km / 20;
  const family = a.children === b.children ? 0.5 : 0;
  return (first * similarity + second * age + third * near + family) / (first + second + third + 0.5);
}

const levelOf = (points: number): number => Math.floor((1 - points) * LEVELS);

/** The people in the 20 km square of a person and in the adjacent ones, by number: nobody travels further. */
function squaresOf(agents: readonly Agent[]): (a: Agent) => readonly number[] {
  const square = (value: number): number => Math.floor(value / 20);
  const squares = new Map<string, number[]>();
  for (const [j, { x, y }] of agents.entries()) {
    const key = `${square(x)} ${square(y)}`;
    const there = squares.get(key);
    if (there) there.push(j);
    else squares.set(key, [j]);
  }
  const neighbours = new Map<string, number[]>();
  return ({ x, y }) => {
    const key = `${square(x)} ${square(y)}`;
    const known = neighbours.get(key);
    if (known) return known;
    const adjacent: number[] = [];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        adjacent.push(...(squares.get(`${square(x) + dx} ${square(y) + dy}`) ?? []));
    adjacent.sort((a, b) => a - b);
    neighbours.set(key, adjacent);
    return adjacent;
  };
}

/**
 * Newcomers and residents on a random map, who may meet when distance, hours, gender and a language allow it. Each
 * newcomer keeps the pairs with the highest mutual score.
 */
export function randomCountryPairing(lefts: number, rightCount: number, seed: number): PairingProblem {
  const random = seededRandom(seed);
  const locate = randomMap(random);
  const newcomers = Array.from({ length: lefts }, () => drawAgent('newcomer', locate, random));
  const residents = Array.from({ length: rightCount }, () => drawAgent('resident', locate, random));
  const candidatesNear = squaresOf(residents);
  const start = new Int32Array(lefts + 1);
  const pairs: { j: number; leftScore: number; rightScore: number }[] = [];
  for (const [i, a] of newcomers.entries()) {
    const candidates: { j: number; leftScore: number; rightScore: number }[] = [];
    for (const j of candidatesNear(a)) {
      const b = residents[j] as Agent;
      if (Math.abs(a.x - b.x) > a.range || Math.abs(a.y - b.y) > a.range) continue;
      const km = Math.hypot(a.x - b.x, a.y - b.y);
      if (allowed(a, b, km)) candidates.push({ j, leftScore: score(a, b, km), rightScore: score(b, a, km) });
    }
    candidates.sort((x, y) => y.leftScore * y.rightScore - x.leftScore * x.rightScore);
    for (const pair of candidates.slice(0, MAX_PAIRS_PER_PERSON)) pairs.push(pair);
    start[i + 1] = pairs.length;
  }
  return {
    start,
    rightCount,
    right: Int32Array.from(pairs, ({ j }) => j),
    leftLevel: Int32Array.from(pairs, ({ leftScore }) => levelOf(leftScore)),
    rightLevel: Int32Array.from(pairs, ({ rightScore }) => levelOf(rightScore)),
    leftScore: Int32Array.from(pairs, ({ leftScore }) => Math.round(1000 * leftScore)),
    rightScore: Int32Array.from(pairs, ({ rightScore }) => Math.round(1000 * rightScore)),
  };
}

/** The three sizes, with the expected number of pairs. */
export const COUNTRY_PAIRINGS = {
  'M-2k': { lefts: 2_000, rights: 2_000, pairs: 26_774 },
  'M-10k': { lefts: 10_000, rights: 8_000, pairs: 209_650 },
  'M-40k': { lefts: 40_000, rights: 30_000, pairs: 971_146 },
} as const;

export const SEED = 77;

/** An instance by name. */
export function countryPairingByName(name: keyof typeof COUNTRY_PAIRINGS): PairingProblem {
  const { lefts, rights } = COUNTRY_PAIRINGS[name];
  return randomCountryPairing(lefts, rights, SEED);
}
