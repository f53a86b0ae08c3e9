import { seededRandom } from '#algorithms/random';
import type { PairingProblem } from '#algorithms/stable-matching';

/** Parameters: agents per side, average number of acceptable partners, and number of levels. */
export interface SmallPairingPlan {
  agents: number;
  acceptable: number;
  levels: number;
  seed: number;
}

/**
 * Two sides with random preferences: every pair is acceptable with the same probability, every level equally likely.
 */
export function randomSmallPairing({ agents, acceptable, levels, seed }: SmallPairingPlan): PairingProblem {
  const random = seededRandom(seed);
  const start = new Int32Array(agents + 1);
  const right: number[] = [];
  const leftLevel: number[] = [];
  const rightLevel: number[] = [];
  for (let i = 0; i < agents; i++) {
    for (let j = 0; j < agents; j++) {
      if (random() >= acceptable / agents) continue;
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

const ACCEPTABLE = [3, 4, 5, 7, 10];
const LEVELS = [1, 2, 3, 5, 10];

/** `count` problems with this count agents a side: every density with every number of levels, in turn. */
export const smallPlans = (agents: number, count: number): SmallPairingPlan[] =>
  Array.from({ length: count }, (_, k) => ({
    agents,
    acceptable: ACCEPTABLE[k % ACCEPTABLE.length] as number,
    levels: LEVELS[Math.floor(k / ACCEPTABLE.length) % LEVELS.length] as number,
    seed: 1000 * agents + k,
  }));
