import type { Votes } from '#algorithms/opinion-clustering';
import { seededRandom } from '#algorithms/random';

/** Parameters of random votes. */
export interface RandomVotesPlan {
  voters: number;
  statements: number;
  /** Approximate number of votes; some people give ten times as votesPerVoter as others. */
  votes: number;
  groups: number;
  /** The fraction of votes that is random. */
  noise: number;
  seed: number;
}

const PASS_SHARE = 0.1;

/**
 * Votes of people in groups. On two statements in five all groups lean the same way; on the others each group has its
 * own side. People who vote on few statements vote on consecutive ones.
 */
export function randomVotes({ voters, statements, votes, groups, noise, seed }: RandomVotesPlan): Votes {
  const random = seededRandom(seed);
  const lean = Array.from({ length: groups }, () => new Float64Array(statements));
  for (let s = 0; s < statements; s++) {
    const common = random() < 0.4;
    const side = random() < 0.5 ? -1 : 1;
    for (const own of lean) own[s] = 0.85 * (common || random() < 0.5 ? side : -side);
  }
  const activity = Float64Array.from({ length: voters }, () =>
    Math.exp(1.5 * (random() + random() + random() - 1.5)),
  );
  const all = activity.reduce((sum, own) => sum + own, 0);
  const votesPerVoter = Int32Array.from(activity, (own) =>
    Math.min(statements, Math.max(1, Math.round((own / all) * votes))),
  );
  const total = votesPerVoter.reduce((sum, own) => sum + own, 0);
  const voter = new Int32Array(total);
  const statement = new Int32Array(total);
  const value = new Int8Array(total);
  let k = 0;
  for (let i = 0; i < voters; i++) {
    const groupLean = lean[i % groups] as Float64Array;
    const first = Math.floor(random() * statements);
    for (const end = k + (votesPerVoter[i] as number); k < end; k++) {
      const s = (first + end - k) % statements;
      const leans = random() < noise ? 0 : (groupLean[s] as number);
      voter[k] = i;
      statement[k] = s;
      value[k] = random() < PASS_SHARE ? 0 : random() < (1 + leans) / 2 ? 1 : -1;
    }
  }
  return { voters, statements, voter, statement, value };
}
