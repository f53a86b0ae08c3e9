import type { Votes } from '#algorithms/opinion-clustering';
import { seededRandom } from '#algorithms/random';

/** An invented vote: how many, and how strongly groups differ. */
export interface RandomVotesPlan {
  voters: number;
  statements: number;
  /** About so many votes; some people give ten times as many as others. */
  votes: number;
  groups: number;
  /** The part of votes that is given at random. */
  noise: number;
  seed: number;
}

const PASSES = 0.1;

/**
 * Votes of people in groups. On two statements in five all groups lean the same way; on the others each group has a
 * side of its own. Who votes on few statements votes on those that were shown together.
 */
export function randomVotes({ voters, statements, votes, groups, noise, seed }: RandomVotesPlan): Votes {
  const random = seededRandom(seed);
  const lean = Array.from({ length: groups }, () => new Float64Array(statements));
  for (let s = 0; s < statements; s++) {
    const common = random() < 0.4;
    const side = random() < 0.5 ? -1 : 1;
    for (const own of lean) own[s] = 0.85 * (common || random() < 0.5 ? side : -side);
  }
  const zeal = Float64Array.from({ length: voters }, () =>
    Math.exp(1.5 * (random() + random() + random() - 1.5)),
  );
  const all = zeal.reduce((sum, own) => sum + own, 0);
  const many = Int32Array.from(zeal, (own) =>
    Math.min(statements, Math.max(1, Math.round((own / all) * votes))),
  );
  const given = many.reduce((sum, own) => sum + own, 0);
  const voter = new Int32Array(given);
  const statement = new Int32Array(given);
  const value = new Int8Array(given);
  let k = 0;
  for (let i = 0; i < voters; i++) {
    const own = lean[i % groups] as Float64Array;
    const first = Math.floor(random() * statements);
    for (const end = k + (many[i] as number); k < end; k++) {
      const s = (first + end - k) % statements;
      const leans = random() < noise ? 0 : (own[s] as number);
      voter[k] = i;
      statement[k] = s;
      value[k] = random() < PASSES ? 0 : random() < (1 + leans) / 2 ? 1 : -1;
    }
  }
  return { voters, statements, voter, statement, value };
}
