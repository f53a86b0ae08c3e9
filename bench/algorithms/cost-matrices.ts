import { seededRandom } from '#algorithms/random';

/** A square cost matrix with costs 1 … 1000, row-major, and its optimum. */
export interface Square {
  n: number;
  cost: Int32Array;
  optimum: number;
}

function uniformSquare(n: number, seed: number, optimum: number): Square {
  const random = seededRandom(seed);
  return { n, cost: Int32Array.from({ length: n * n }, () => 1 + Math.floor(1000 * random())), optimum };
}

const bits = (word: number): number => {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Two groups of people: cost by distance, difference in interests and difference in age. */
function twoGroupSquare(n: number, seed: number, optimum: number): Square {
  const random = seededRandom(seed);
  const people = Array.from({ length: 2 * n }, () => {
    const x = random();
    const y = random();
    const interests = Math.floor(4096 * random());
    const young = random();
    return { x, y, interests, age: 18 + 60 * young * random() };
  });
  return costsBetween(n, people, optimum);
}

type Person = { x: number; y: number; interests: number; age: number };

function costsBetween(n: number, people: Person[], optimum: number): Square {
  const cost = new Int32Array(n * n);
  people.slice(0, n).forEach((a, i) => {
    people.slice(n).forEach((b, j) => {
      const exact =
        400 * Math.hypot(a.x - b.x, a.y - b.y) +
        (450 * bits(a.interests ^ b.interests)) / 12 +
        (300 * Math.abs(a.age - b.age)) / 60;
      cost[i * n + j] = Math.max(1, Math.min(1000, Math.round(exact)));
    });
  });
  return { n, cost, optimum };
}

/** The four matrices: uniform (`uni`) or two groups of people (`two`). */
export const SQUARES: Record<string, () => Square> = {
  'a1000-uni': () => uniformSquare(1000, 11, 2_136),
  'a1000-two': () => twoGroupSquare(1000, 12, 160_283),
  'a2000-uni': () => uniformSquare(2000, 21, 2_737),
  'a2000-two': () => twoGroupSquare(2000, 22, 286_580),
};
