/** The possible answers to a statement, and `none` for a voter who did not answer it. */
export const STATEMENT_ANSWERS = ['agree', 'disagree', 'pass', 'none'] as const;
export type StatementAnswer = (typeof STATEMENT_ANSWERS)[number];

/**
 * Answer counts of disjoint rows of people: the groups, and last the voters who are in none; or one row with everybody.
 * Tables are row-major: [row × statements + statement].
 */
export interface AnswerCounts {
  statements: number;
  /** Per row the voters. */
  size: Int32Array;
  agree: Int32Array;
  disagree: Int32Array;
  pass: Int32Array;
}

/** @throws RangeError naming the first invalid number */
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
