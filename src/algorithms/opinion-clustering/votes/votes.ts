/** Values of a vote. */
export const AGREE = 1;
export const PASS = 0;
export const DISAGREE = -1;

/**
 * Votes in chronological order; of several by the same voter on the same statement the last one counts.
 * Voters and statements are opaque row numbers.
 */
export interface Votes {
  voters: number;
  statements: number;
  /** Per vote the voter, 0 … voters − 1, the statement, 0 … statements − 1, and 1 agree, 0 pass, −1 disagree. */
  voter: Int32Array;
  statement: Int32Array;
  value: Int8Array;
  /** Per statement 1 when a moderator removed it; left out = none. */
  removed?: Uint8Array;
  /** Per statement 1 when it is about the voter ("I live here"), not an opinion; left out = none. */
  meta?: Uint8Array;
}

/** Throws a RangeError that names the first invalid number. O(votes + statements). */
export function checkVotes(v: Votes): void {
  const fail = (what: string): never => {
    throw new RangeError(`opinion: ${what}`);
  };
  for (const name of ['voters', 'statements'] as const) {
    if (!(Number.isInteger(v[name]) && v[name] >= 0)) fail(`${name} is ${v[name]}`);
  }
  const { length } = v.voter;
  for (const name of ['statement', 'value'] as const) {
    if (v[name].length !== length) fail(`${name} has length ${v[name].length}, expected ${length}`);
  }
  for (const name of ['removed', 'meta'] as const) {
    const many = v[name]?.length ?? v.statements;
    if (many !== v.statements) fail(`${name} has length ${many}, expected ${v.statements}`);
  }
  for (let k = 0; k < length; k++) {
    const voter = v.voter[k] as number;
    const statement = v.statement[k] as number;
    const value = v.value[k] as number;
    if (!(voter >= 0 && voter < v.voters)) fail(`voter[${k}] is ${voter}, expected 0 … ${v.voters - 1}`);
    if (!(statement >= 0 && statement < v.statements))
      fail(`statement[${k}] is ${statement}, expected 0 … ${v.statements - 1}`);
    if (value !== AGREE && value !== PASS && value !== DISAGREE)
      fail(`value[${k}] is ${value}, expected 1, 0 or -1`);
  }
}

/** Per statement 1 when it was removed or is about the voter: neither expresses an opinion. */
export function excludedStatements({ removed, meta }: Votes): Uint8Array | undefined {
  if (!removed || !meta) return removed ?? meta;
  return removed.map((is, s) => (is || meta[s] ? 1 : 0));
}
