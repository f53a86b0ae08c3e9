/**
 * A ballot: what one person answered to the statements of one conversation, without who that is. Answers from several devices of
 * one person (a phone, a tablet at a table, paper that was typed in) merge in any order to the same ballot: per statement the
 * highest revision wins, and of two different answers with the same revision the result is "do not know". That is a join of a
 * semilattice (Shapiro et al. 2011, *Conflict-free replicated data types*): commutative, associative, idempotent.
 */

export const ANSWERS = ['agree', 'disagree', 'pass'] as const;
export type Answer = (typeof ANSWERS)[number];

/** For whom somebody speaks; everybody may leave it out. */
export const VOICE_AUDIENCES = ['newcomer', 'resident', 'initiative', 'municipality'] as const;
export type VoiceAudience = (typeof VOICE_AUDIENCES)[number];

/** Statements of a conversation are numbered below this. */
export const MAX_STATEMENTS = 10_000;

/** Answers per statement number, as bytes: the answer in the lowest two bits, how often it was changed in the other six. */
export type PackedAnswers = Uint8Array;

const MAX_REVISION = 63;
const CODE: Record<Answer, number> = { agree: 1, disagree: 2, pass: 3 };
const ANSWER_OF: readonly (Answer | null)[] = [null, 'agree', 'disagree', 'pass'];

/** The answer to a statement; null when there is none, or it was taken back. */
export const answerAt = (answers: PackedAnswers, statement: number): Answer | null =>
  ANSWER_OF[(answers[statement] ?? 0) & 3] ?? null;

/** The answer of a byte of a ballot as a number, for who counts many: 0 none, 1 agree, 2 disagree, 3 pass. */
export const ANSWER_CODES = CODE;
export const answerCode = (byte: number): number => byte & 3;

/** Whether the person was asked this and answered, also when the answer was taken back since. */
export const wasAnswered = (answers: PackedAnswers, statement: number): boolean =>
  (answers[statement] ?? 0) !== 0;

/**
 * The answers with one more, or with one taken back (`null`). Changing it more than 63 times has no effect any more.
 * @throws RangeError for a statement number out of bounds
 */
export function withAnswer(answers: PackedAnswers, statement: number, answer: Answer | null): PackedAnswers {
  if (!(Number.isInteger(statement) && statement >= 0 && statement < MAX_STATEMENTS))
    throw new RangeError(`voice: statement ${statement}`);
  const before = answers[statement] ?? 0;
  const code = answer === null ? 0 : CODE[answer];
  if ((before & 3) === code) return answers;
  const revision = before === 0 ? 0 : Math.min(MAX_REVISION, (before >> 2) + 1);
  const changed = new Uint8Array(Math.max(answers.length, statement + 1));
  changed.set(answers);
  // A first answer has revision 0; taking back nothing is nothing.
  changed[statement] = (revision << 2) | code;
  return changed;
}

/**
 * First answers by statement number, as a ballot.
 * @throws RangeError for a statement number out of bounds
 */
export function packAnswers(answers: ReadonlyMap<number, Answer>): PackedAnswers {
  let length = 0;
  for (const statement of answers.keys()) {
    if (!(Number.isInteger(statement) && statement >= 0 && statement < MAX_STATEMENTS))
      throw new RangeError(`voice: statement ${statement}`);
    length = Math.max(length, statement + 1);
  }
  const packed = new Uint8Array(length);
  for (const [statement, answer] of answers) packed[statement] = CODE[answer];
  return packed;
}

const mergedByte = (a: number, b: number): number => {
  if (a === b || b === 0) return a;
  if (a === 0) return b;
  if (a >> 2 !== b >> 2) return a > b ? a : b;
  // Two answers with one revision contradict each other; with one taken back the other stands.
  if ((a & 3) === 0) return b;
  if ((b & 3) === 0) return a;
  return (a & ~3) | CODE.pass;
};

/** The answers of two ballots of one person, in any order. */
export function mergeAnswers(a: PackedAnswers, b: PackedAnswers): PackedAnswers {
  const merged = new Uint8Array(Math.max(a.length, b.length));
  for (let statement = 0; statement < merged.length; statement++)
    merged[statement] = mergedByte(a[statement] ?? 0, b[statement] ?? 0);
  return merged;
}

/** How many statements have an answer now. */
export function countAnswers(answers: PackedAnswers): number {
  let count = 0;
  for (let statement = 0; statement < answers.length; statement++)
    if (answerCode(answers[statement] as number) !== 0) count++;
  return count;
}

/** Whether any statement has an answer now. */
export const hasAnswers = (answers: PackedAnswers): boolean => answers.some((byte) => answerCode(byte) !== 0);
