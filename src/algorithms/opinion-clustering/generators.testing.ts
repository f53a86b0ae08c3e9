import fc from 'fast-check';
import { seededRandom } from '../random/index.ts';
import type { Votes } from './votes/votes.ts';

/** Votes from rows of letters: + agree, - disagree, 0 pass, a dot for none; voter by voter. */
export function votesFromLetters(...rows: string[]): Votes {
  const votes = rows.flatMap((row, voter) =>
    [...row].flatMap((letter, statement) =>
      letter === '.' ? [] : [{ voter, statement, value: letter === '+' ? 1 : letter === '-' ? -1 : 0 }],
    ),
  );
  return voteList(rows.length, rows[0]?.length ?? 0, votes);
}

export interface Vote {
  voter: number;
  statement: number;
  value: number;
}

export const voteList = (voters: number, statements: number, votes: readonly Vote[]): Votes => ({
  voters,
  statements,
  voter: Int32Array.from(votes, ({ voter }) => voter),
  statement: Int32Array.from(votes, ({ statement }) => statement),
  value: Int8Array.from(votes, ({ value }) => value),
});

/** Random small sets of votes: each voter on any of the statements, each at most once, in any order. */
export const arbitraryVotes = (voters = 12, statements = 6): fc.Arbitrary<Vote[]> =>
  fc
    .array(fc.array(fc.constantFrom(1, 1, 0, -1, null), { minLength: statements, maxLength: statements }), {
      maxLength: voters,
    })
    .map((rows) =>
      rows.flatMap((row, voter) =>
        row.flatMap((value, statement) => (value === null ? [] : [{ voter, statement, value }])),
      ),
    );

/**
 * People in groups that each have their own opinion on every statement; `noise` is the part of votes that is random.
 * With one group all is noise.
 */
export function randomVotes(
  people: number,
  statements: number,
  groups: number,
  noise: number,
  seed: number,
): Votes {
  const random = seededRandom(seed);
  const side = Array.from({ length: groups }, () =>
    Array.from({ length: statements }, () => (groups > 1 && random() < 0.5 ? 1 : -1)),
  );
  const votes: Vote[] = [];
  for (let voter = 0; voter < people; voter++) {
    for (let statement = 0; statement < statements; statement++) {
      if (random() < 0.3) continue;
      const own = side[voter % groups]?.[statement] ?? 1;
      const value = groups === 1 || random() < noise ? Math.floor(3 * random()) - 1 : own;
      votes.push({ voter, statement, value });
    }
  }
  return voteList(people, statements, votes);
}
