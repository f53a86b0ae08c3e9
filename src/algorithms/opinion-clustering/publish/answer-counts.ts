/** What one can answer to a statement, and `none`: a voter who did not answer it. */
export const STATEMENT_ANSWERS = ['agree', 'disagree', 'pass', 'none'] as const;
export type StatementAnswer = (typeof STATEMENT_ANSWERS)[number];

/**
 * Counts of rows of people who do not overlap: the groups, and last the voters who are in none; or one row with all.
 * Tables are row by row: [row × statements + statement].
 */
export interface AnswerCounts {
  statements: number;
  /** Per row the voters. */
  size: Int32Array;
  agree: Int32Array;
  disagree: Int32Array;
  pass: Int32Array;
}

/** @throws RangeError naming the first number that cannot be right */
export function checkCounts(
  { statements, size, agree, disagree, pass }: AnswerCounts,
  minPeople: number,
): void {
  const fail = (what: string): never => {
    throw new RangeError(`opinion: ${what}`);
  };
  if (!(Number.isInteger(statements) && statements >= 0)) fail(`statements is ${statements}`);
  if (!(Number.isInteger(minPeople) && minPeople >= 2))
    fail(`minPeople is ${minPeople}, expected a whole number from 2`);
  for (const [name, table] of Object.entries({ agree, disagree, pass })) {
    if (table.length !== size.length * statements)
      fail(`${name} has ${table.length} counts, expected ${size.length * statements}`);
    const at = table.findIndex((count) => !(count >= 0));
    if (at >= 0) fail(`${name}[${at}] is ${table[at]}`);
  }
  for (let k = 0; k < agree.length; k++) {
    const voted = (agree[k] as number) + (disagree[k] as number) + (pass[k] as number);
    const row = Math.floor(k / statements);
    if (voted > (size[row] as number))
      fail(`statement ${k % statements} has ${voted} votes in row ${row} of ${size[row]}`);
  }
}
