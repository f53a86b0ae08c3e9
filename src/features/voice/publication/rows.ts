import {
  ANSWER_CODES,
  answerCode,
  hasAnswers,
  type PackedAnswers,
  type VoiceAudience,
} from '../model/ballot.ts';
import { MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';
import { type Cell, nextCell } from './cells.ts';

/** For whom people said that they speak; `unsaid`: they left it out. The one partition of which exact numbers are published. */
export const ROW_AUDIENCES = ['newcomer', 'resident', 'initiative', 'municipality', 'unsaid'] as const;
export type RowAudience = (typeof ROW_AUDIENCES)[number];

/** What is read of a ballot to publish from it. */
export interface CountableBallot {
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  withHelp: boolean;
  late: boolean;
  /** It is in the figures that were published. */
  counted: boolean;
}

export const rowOf = ({ audience }: Pick<CountableBallot, 'audience'>): RowAudience => audience ?? 'unsaid';

/** What is published of one audience. */
export interface AudienceRow {
  audience: RowAudience;
  people: number;
  /** Per statement number. */
  cells: Cell[];
}

/** A row with, per statement, what was published of it before, the oldest first. */
export interface RowHistory extends AudienceRow {
  earlier: Cell[][];
}

/** While a conversation is open a row moves by at least this share of what it was, so that it moves seldom. */
const MIN_GROWTH_SHARE = 0.1;

/**
 * How many ballots of a row are counted next: none, or at least ten more people than are published. While the conversation is open
 * at least ten stay behind, and a few more by chance, so that nobody can tell from when somebody took part in which step they
 * were; so those who are left when it closes are at least ten as well, or were never enough for a row.
 * @param waiting ballots of the row that are not counted
 * @param missing how many more people are published than are counted now: who changed audience since
 * @param random gives a number in [0, 1)
 */
export function nextPortion(
  {
    waiting,
    published,
    missing,
    closed,
  }: { waiting: number; published: number; missing: number; closed: boolean },
  random: () => number,
): number {
  const least = MIN_PUBLISHED_PEOPLE + Math.max(0, missing);
  if (closed) return waiting >= least ? waiting : 0;
  const available = waiting - MIN_PUBLISHED_PEOPLE;
  const enough = Math.max(least, Math.ceil(published * MIN_GROWTH_SHARE) + Math.max(0, missing));
  if (available < enough) return 0;
  return available - Math.floor(random() * Math.min(MIN_PUBLISHED_PEOPLE, available - enough + 1));
}

/** Ballots with an answer that came in time. Who answered nothing took no part yet. */
export const isCountable = ({ answers, late }: CountableBallot): boolean => !late && hasAnswers(answers);

/**
 * Which ballots are counted next, per row a random portion; the places of those that are counted now are left out.
 * @param random gives a number in [0, 1): of the server, cryptographic numbers
 */
export function choosePortions(
  ballots: readonly CountableBallot[],
  rows: readonly Pick<AudienceRow, 'audience' | 'people'>[],
  closed: boolean,
  random: () => number,
): number[] {
  return ROW_AUDIENCES.flatMap((audience) => {
    const places = [...ballots.keys()].filter((place) => {
      const ballot = ballots[place];
      return ballot !== undefined && isCountable(ballot) && rowOf(ballot) === audience;
    });
    const waiting = places.filter((place) => !ballots[place]?.counted);
    const published = rows.find((row) => row.audience === audience)?.people ?? 0;
    const missing = published - (places.length - waiting.length);
    const size = nextPortion({ waiting: waiting.length, published, missing, closed }, random);
    return shuffled(waiting, random).slice(0, size);
  });
}

/**
 * Whether a row may move, known from counts alone: then the ballots are worth reading. Who answered nothing is in these counts and in
 * no row, so it can say yes where nothing moves, and never no where something does.
 */
export const mayMove = (
  counts: readonly { audience: VoiceAudience | null; counted: number; waiting: number }[],
  rows: readonly Pick<AudienceRow, 'audience' | 'people'>[],
  closed: boolean,
): boolean =>
  counts.some(({ audience, counted, waiting }) => {
    const published = rows.find((row) => row.audience === rowOf({ audience }))?.people ?? 0;
    return nextPortion({ waiting, published, missing: published - counted, closed }, () => 0) > 0;
  });

/** The items in a random order (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** How many gave each answer, per statement, of a row of people. */
export function countRow(ballots: readonly Pick<CountableBallot, 'answers'>[], statements: number) {
  // Per statement a count for each of the four codes; most people answered few of many statements.
  const byCode = new Int32Array(4 * statements);
  for (const { answers } of ballots) {
    const end = Math.min(answers.length, statements);
    for (let statement = 0; statement < end; statement++) {
      const byte = answers[statement] as number;
      if (byte === 0) continue;
      const at = 4 * statement + answerCode(byte);
      byCode[at] = (byCode[at] as number) + 1;
    }
  }
  const tableOf = (code: number) =>
    Int32Array.from({ length: statements }, (_, statement) => byCode[4 * statement + code] as number);
  return {
    agree: tableOf(ANSWER_CODES.agree),
    disagree: tableOf(ANSWER_CODES.disagree),
    pass: tableOf(ANSWER_CODES.pass),
    statements,
    size: Int32Array.of(ballots.length),
  };
}

/**
 * The next publication of one row: itself when fewer than ten people were added, else per statement what may be told now, and what
 * was told before where too much would follow from the two. Every row is published apart, and no total over rows but their sum.
 * @param people everybody in the row who is counted
 */
export function nextRow(
  audience: RowAudience,
  earlier: RowHistory | undefined,
  people: readonly Pick<CountableBallot, 'answers'>[],
  statements: number,
): RowHistory | undefined {
  if (people.length - (earlier?.people ?? 0) < MIN_PUBLISHED_PEOPLE) return earlier;
  const { agree, disagree } = countRow(people, statements);
  const row: RowHistory = { audience, people: people.length, cells: [], earlier: [] };
  for (let statement = 0; statement < statements; statement++) {
    const last = earlier?.cells[statement];
    const before = earlier?.earlier[statement] ?? [];
    const history = last ? [...before, last] : before;
    const counts = {
      agree: agree[statement] ?? 0,
      disagree: disagree[statement] ?? 0,
      people: people.length,
    };
    const next = nextCell(history, counts);
    row.cells.push(next ?? last ?? { people: people.length, agree: null, disagree: null });
    row.earlier.push(next ? history : before);
  }
  return row;
}
