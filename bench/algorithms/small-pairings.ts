import { seededRandom } from '#algorithms/random';
import type { PairingProblem } from '#algorithms/stable-matching';

/** What to invent: how many a side, how many each finds acceptable on average, and how many levels each knows. */
export interface SmallPairingPlan {
  agents: number;
  likes: number;
  levels: number;
  seed: number;
}

/** Two sides that like each other by chance: any pair is acceptable with the same chance, any level as likely. */
export function randomSmallPairing({ agents, likes, levels, seed }: SmallPairingPlan): PairingProblem {
  const random = seededRandom(seed);
  const start = new Int32Array(agents + 1);
  const right: number[] = [];
  const leftLevel: number[] = [];
  const rightLevel: number[] = [];
  for (let i = 0; i < agents; i++) {
    for (let j = 0; j < agents; j++) {
      if (random() >= likes / agents) continue;
      right.push(j);
      leftLevel.push(Math.floor(levels * random()));
      rightLevel.push(Math.floor(levels * random()));
    }
    start[i + 1] = right.length;
  }
  return {
    start,
    rightCount: agents,
    right: Int32Array.from(right),
    leftLevel: Int32Array.from(leftLevel),
    rightLevel: Int32Array.from(rightLevel),
  };
}

const LIKES = [3, 4, 5, 7, 10];
const LEVELS = [1, 2, 3, 5, 10];

/** `many` problems of so many agents a side: every density with every number of levels, in turn. */
export const smallPlans = (agents: number, many: number): SmallPairingPlan[] =>
  Array.from({ length: many }, (_, k) => ({
    agents,
    likes: LIKES[k % LIKES.length] as number,
    levels: LEVELS[Math.floor(k / LIKES.length) % LEVELS.length] as number,
    seed: 1000 * agents + k,
  }));
