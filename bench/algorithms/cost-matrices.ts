import { seededRandom } from '#algorithms/random';

/** A square of costs 1 … 1000, row by row, and the least that an assignment costs. */
export interface Square {
  n: number;
  cost: Int32Array;
  optimum: number;
}

function drawn(n: number, seed: number, optimum: number): Square {
  const random = seededRandom(seed);
  return { n, cost: Int32Array.from({ length: n * n }, () => 1 + Math.floor(1000 * random())), optimum };
}

const bits = (word: number): number => {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** Two groups of people: how far apart, how different in interests, how different in age. */
function twoSides(n: number, seed: number, optimum: number): Square {
  const random = seededRandom(seed);
  const people = Array.from({ length: 2 * n }, () => {
    const x = random();
    const y = random();
    const interests = Math.floor(4096 * random());
    const young = random();
    return { x, y, interests, age: 18 + 60 * young * random() };
  });
  return square(n, people, optimum);
}

type Person = { x: number; y: number; interests: number; age: number };

function square(n: number, people: Person[], optimum: number): Square {
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

/** The four squares, anything goes (`uni`) or two groups of people (`two`). */
export const SQUARES: Record<string, () => Square> = {
  'a1000-uni': () => drawn(1000, 11, 2_136),
  'a1000-two': () => twoSides(1000, 12, 160_283),
  'a2000-uni': () => drawn(2000, 21, 2_737),
  'a2000-two': () => twoSides(2000, 22, 286_580),
};
