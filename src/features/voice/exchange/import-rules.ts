import { type Answer, MAX_STATEMENTS, type PackedAnswers, packAnswers } from '../model/ballot.ts';
import { MAX_STATEMENT_CHARACTERS, MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';

export const MAX_FILE_BYTES = 10_000_000;
/** All ballots together: what one request may carry. A thousand people and ten thousand statements fit. */
export const MAX_PACKED_BYTES = 10_000_000;

export type PolisFileName = 'comments' | 'votes';

/** Rows of a file, with the line on which each ends. */
export interface PolisTable {
  columns: string[];
  rows: string[][];
  lines: number[];
}

/** Why a file cannot be read at all. */
export type UnreadableFile = 'empty' | 'too-big' | 'no-text' | 'broken';

/** Why nothing is taken in. */
export type ImportProblem =
  | UnreadableFile
  | 'missing-columns'
  | 'swapped'
  | 'grouped'
  | 'no-statements'
  | 'too-many'
  | 'too-few'
  | 'too-many-votes';

/** What is wrong with which file. */
export interface ImportRefusal {
  file: PolisFileName;
  problem: ImportProblem;
  /** The names of columns that are not there. */
  missing: string[];
  /** How many there are where there are too few or too many. */
  count: number;
}

export const REMARK_REASONS = [
  'no-number',
  'twice',
  'no-words',
  'too-long',
  'odd-moderation',
  'no-voter',
  'unknown-statement',
  'odd-vote',
] as const;
export type RemarkReason = (typeof REMARK_REASONS)[number];

/** A row that is odd. Every reason but `odd-moderation` leaves the row out. */
export interface Remark {
  file: PolisFileName;
  line: number;
  reason: RemarkReason;
  /** The part of the row that is odd. */
  value: string;
}

/** So many odd rows are named one by one; of the others it is told how many there are. */
const MAX_NAMED_REMARKS = 100;
const MAX_SHOWN_CHARACTERS = 80;

export interface Remarks {
  named: Remark[];
  counts: Record<RemarkReason, number>;
}

export interface ImportedStatement {
  words: string;
  /** It was rejected where it comes from. */
  hidden: boolean;
}

/** What is to be taken in: ballots without who gave them, in the numbering of these statements. */
export interface VoteImport {
  statements: ImportedStatement[];
  ballots: PackedAnswers[];
}

/** What the preview tells. */
export interface ImportPreview extends VoteImport {
  votes: number;
  /** Rows that a later vote of the same person on the same statement took the place of. */
  replaced: number;
  /** Votes on statements that are left out. */
  withoutStatement: number;
  /** Statements that nobody moderated where they come from. */
  unmoderated: number;
  remarks: Remarks;
}

const COMMENT_COLUMNS = ['comment-id', 'comment-body'];
const VOTE_COLUMNS = ['comment-id', 'voter-id', 'vote'];
const ANSWER_OF: Record<string, Answer> = { '1': 'agree', '+1': 'agree', '-1': 'disagree', '0': 'pass' };

const newRemarks = (): Remarks => ({
  named: [],
  counts: Object.fromEntries(REMARK_REASONS.map((reason) => [reason, 0])) as Record<RemarkReason, number>,
});

function note({ named, counts }: Remarks, remark: Remark): void {
  counts[remark.reason]++;
  if (named.length >= MAX_NAMED_REMARKS) return;
  named.push({ ...remark, value: remark.value.slice(0, MAX_SHOWN_CHARACTERS) });
}

const refusal = (
  file: PolisFileName,
  problem: ImportProblem,
  { missing = [], count = 0 }: Partial<Pick<ImportRefusal, 'missing' | 'count'>> = {},
): ImportRefusal => ({ file, problem, missing, count });

/**
 * What two files in the open format of Polis hold. Who wrote or voted, and when, is not in it.
 * @param votes undefined: only statements are taken in
 */
export function previewImport(
  comments: PolisTable | UnreadableFile,
  votes: PolisTable | UnreadableFile | undefined,
): { preview: ImportPreview } | { refused: ImportRefusal } {
  if (typeof comments === 'string') return { refused: refusal('comments', comments) };
  if (typeof votes === 'string') return { refused: refusal('votes', votes) };
  const refused = wrongColumns(comments, votes);
  if (refused) return { refused };
  const remarks = newRemarks();
  const read = readStatements(comments, remarks);
  if (read.statements.length === 0) return { refused: refusal('comments', 'no-statements') };
  if (read.statements.length > MAX_STATEMENTS)
    return { refused: refusal('comments', 'too-many', { count: read.statements.length }) };
  const { statements, unmoderated } = read;
  const cast = votes ? readVotes(votes, read, remarks) : NO_VOTES;
  if (votes && cast.voters.length < MIN_PUBLISHED_PEOPLE)
    return { refused: refusal('votes', 'too-few', { count: cast.voters.length }) };
  const packed = cast.voters.reduce((sum, voter) => sum + 1 + Math.max(...voter.keys()), 0);
  if (packed > MAX_PACKED_BYTES)
    return { refused: refusal('votes', 'too-many-votes', { count: cast.voters.length }) };
  const { voters, replaced, withoutStatement } = cast;
  return {
    preview: {
      statements,
      ballots: voters.map(packAnswers),
      votes: voters.reduce((sum, voter) => sum + voter.size, 0),
      replaced,
      withoutStatement,
      unmoderated,
      remarks,
    },
  };
}

function wrongColumns(comments: PolisTable, votes: PolisTable | undefined): ImportRefusal | undefined {
  const lacking = (table: PolisTable, wanted: readonly string[]) =>
    wanted.filter((name) => !table.columns.includes(name));
  const missing = lacking(comments, COMMENT_COLUMNS);
  if (missing.length > 0)
    return lacking(comments, VOTE_COLUMNS).length === 0
      ? refusal('comments', 'swapped')
      : refusal('comments', 'missing-columns', { missing });
  if (!votes) return undefined;
  const missingVotes = lacking(votes, VOTE_COLUMNS);
  if (missingVotes.length === 0) return undefined;
  if (votes.columns.includes('voter-group')) return refusal('votes', 'grouped');
  return lacking(votes, COMMENT_COLUMNS).length === 0
    ? refusal('votes', 'swapped')
    : refusal('votes', 'missing-columns', { missing: missingVotes });
}

interface ReadStatements {
  statements: ImportedStatement[];
  unmoderated: number;
  /** Places among the statements, by the number in the file; null: it is left out. */
  places: Map<string, number | null>;
}

/** The number of a comment as it is compared: spreadsheets add zeros and spaces. */
const numberOf = (text: string): string | undefined => /^\s*0*(\d{1,15})\s*$/.exec(text)?.[1];

/** The words on one line, without the apostrophe that an export puts before what a spreadsheet would take for a formula. */
const wordsOf = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/^'(?=\s*[=+\-@])/, '');

function readStatements({ columns, rows, lines }: PolisTable, remarks: Remarks): ReadStatements {
  const [id, body, moderated] = ['comment-id', 'comment-body', 'moderated'].map((name) =>
    columns.indexOf(name),
  ) as [number, number, number];
  const read: ReadStatements = { statements: [], unmoderated: 0, places: new Map() };
  for (const [at, row] of rows.entries()) {
    const remark = (reason: RemarkReason, value: string) =>
      note(remarks, { file: 'comments', line: lines[at] ?? 0, reason, value });
    const number = numberOf(row[id] ?? '');
    const words = wordsOf(row[body] ?? '');
    if (number === undefined) {
      remark('no-number', row[id] ?? '');
      continue;
    }
    if (read.places.has(number)) {
      remark('twice', number);
      continue;
    }
    if (words === '' || words.length > MAX_STATEMENT_CHARACTERS) {
      read.places.set(number, null);
      remark(words === '' ? 'no-words' : 'too-long', words === '' ? number : words);
      continue;
    }
    const state = moderated < 0 ? '1' : (row[moderated] ?? '').trim();
    if (!['1', '+1', '0', '-1'].includes(state)) remark('odd-moderation', state);
    if (state === '0') read.unmoderated++;
    read.places.set(number, read.statements.length);
    read.statements.push({ words, hidden: state === '-1' });
  }
  return read;
}

interface ReadVotes {
  /** Per person the answers by place of the statement. */
  voters: Map<number, Answer>[];
  replaced: number;
  withoutStatement: number;
}

const NO_VOTES: ReadVotes = { voters: [], replaced: 0, withoutStatement: 0 };

function readVotes(
  { columns, rows, lines }: PolisTable,
  { places }: Pick<ReadStatements, 'places'>,
  remarks: Remarks,
): ReadVotes {
  const [id, voter, vote, time] = ['comment-id', 'voter-id', 'vote', 'timestamp'].map((name) =>
    columns.indexOf(name),
  ) as [number, number, number, number];
  const voters = new Map<string, { answers: Map<number, Answer>; times: Map<number, number> }>();
  let replaced = 0;
  let withoutStatement = 0;
  for (const [at, row] of rows.entries()) {
    const remark = (reason: RemarkReason, value: string) =>
      note(remarks, { file: 'votes', line: lines[at] ?? 0, reason, value });
    const who = (row[voter] ?? '').trim();
    const place = places.get(numberOf(row[id] ?? '') ?? '');
    const answer = ANSWER_OF[(row[vote] ?? '').trim()];
    if (who === '') remark('no-voter', row.join(' '));
    else if (place === undefined) remark('unknown-statement', row[id] ?? '');
    else if (answer === undefined) remark('odd-vote', row[vote] ?? '');
    else if (place === null) withoutStatement++;
    else {
      const person = voters.get(who) ?? { answers: new Map(), times: new Map() };
      voters.set(who, person);
      const moment = Number((time < 0 ? '' : row[time])?.trim() || Number.NaN);
      if (person.answers.has(place)) replaced++;
      // Where a row has no time, the place in the file decides.
      if (moment < (person.times.get(place) ?? Number.NEGATIVE_INFINITY)) continue;
      person.answers.set(place, answer);
      if (!Number.isNaN(moment)) person.times.set(place, moment);
    }
  }
  return { voters: [...voters.values()].map(({ answers }) => answers), replaced, withoutStatement };
}

/** A ballot in the numbering of the conversation. @param numbers per statement of the import its number */
export function renumbered(answers: PackedAnswers, numbers: readonly number[]): PackedAnswers {
  const length = numbers.reduce((most, number, at) => (answers[at] ? Math.max(most, number + 1) : most), 0);
  const moved = new Uint8Array(length);
  for (const [at, number] of numbers.entries()) if (answers[at]) moved[number] = answers[at];
  return moved;
}
