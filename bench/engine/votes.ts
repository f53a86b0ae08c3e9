import { chance } from '#engine/chance';
import type { Votes } from '#engine/opinion';

/** An invented vote: how many, and how strongly groups differ. */
export interface Poll {
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
export function pollOf({ voters, statements, votes, groups, noise, seed }: Poll): Votes {
  const roll = chance(seed);
  const lean = Array.from({ length: groups }, () => new Float64Array(statements));
  for (let s = 0; s < statements; s++) {
    const common = roll() < 0.4;
    const side = roll() < 0.5 ? -1 : 1;
    for (const own of lean) own[s] = 0.85 * (common || roll() < 0.5 ? side : -side);
  }
  const zeal = Float64Array.from({ length: voters }, () => Math.exp(1.5 * (roll() + roll() + roll() - 1.5)));
  const all = zeal.reduce((sum, own) => sum + own, 0);
  const voter: number[] = [];
  const statement: number[] = [];
  const value: number[] = [];
  for (let i = 0; i < voters; i++) {
    const own = lean[i % groups] as Float64Array;
    const many = Math.min(statements, Math.max(1, Math.round(((zeal[i] as number) / all) * votes)));
    const first = Math.floor(roll() * statements);
    for (let k = 0; k < many; k++) {
      const s = (first + k) % statements;
      const leans = roll() < noise ? 0 : (own[s] as number);
      voter.push(i);
      statement.push(s);
      value.push(roll() < PASSES ? 0 : roll() < (1 + leans) / 2 ? 1 : -1);
    }
  }
  return {
    voters,
    statements,
    voter: Int32Array.from(voter),
    statement: Int32Array.from(statement),
    value: Int8Array.from(value),
  };
}
