import { AGREE, DISAGREE, type OpinionResult, PASS, type Votes } from '#algorithms/opinion-clustering';
import { ANSWER_CODES, answerCode, countAnswers } from '../model/ballot.ts';
import { MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';
import { inTens, type View, viewOfCounts } from './cells.ts';
import type { Publication, PublicationHistory } from './publication.ts';
import { type CountableBallot, countRow, nextRow, ROW_AUDIENCES, type RowHistory, rowOf } from './rows.ts';
import { flagSpoilers, MIN_JUDGED_ANSWERS } from './spoiling.ts';

/** The most statements in a list of what people agree on. */
const MAX_LISTED = 5;
/** A list of what people agree on names a statement from so many opinions on: of fewer, "nearly all" is not told. */
const MIN_LISTED_OPINIONS = 2 * MIN_PUBLISHED_PEOPLE;
/** 90 % one-sided: the share is above one half for more than chance. */
const Z90 = 1.2816;
/** The picture of the opinions has so many steps to each side: a finer one would move with one vote. */
const PICTURE_STEPS = 2;

/** What is known of the statements of a conversation, by number. */
export interface PublishableStatement {
  number: number;
  /** It is shown to everybody, and so takes part in what people agree on and in groups. */
  shown: boolean;
  /** The number of the statement that says the opposite. */
  opposite: number | null;
}

/** Statements on which people agree, the strongest first: those with "do not know" have no opinion, and count in none. */
export function consensusOf(
  counts: { agree: Int32Array; disagree: Int32Array },
  shown: readonly number[],
): Publication['consensus'] {
  const side = (own: Int32Array, other: Int32Array) =>
    shown
      .flatMap((statement) => {
        const count = own[statement] ?? 0;
        const opinions = count + (other[statement] ?? 0);
        if (opinions < MIN_LISTED_OPINIONS || viewOfCounts(count, opinions - count) !== 'agree') return [];
        const share = (count + 1) / (opinions + 2);
        const z = 2 * Math.sqrt(opinions + 1) * ((count + 1) / (opinions + 1) - 0.5);
        return z > Z90 ? [{ statement, strength: share * z, tenths: Math.round(share * 10) }] : [];
      })
      .sort((a, b) => b.strength - a.strength || a.statement - b.statement)
      .slice(0, MAX_LISTED)
      // Which five there are tells little; their exact order would move with one vote.
      .sort((a, b) => b.tenths - a.tenths || a.statement - b.statement)
      .map(({ statement }) => statement);
  return { agree: side(counts.agree, counts.disagree), disagree: side(counts.disagree, counts.agree) };
}

/** What is computed before the groups: who is counted, and which of them are left out of what people agree on. */
export interface Prepared {
  counted: readonly CountableBallot[];
  /** Of those who are counted: whose ballot is not left out. */
  kept: CountableBallot[];
  statements: number;
  shown: number[];
}

/**
 * Who is in the next publication.
 * @param counted ballots of rows that are published, those that are counted next too
 */
export function prepare(
  counted: readonly CountableBallot[],
  statements: readonly PublishableStatement[],
): Prepared {
  const count = statements.reduce((most, { number }) => Math.max(most, number + 1), 0);
  const pairs = statements.flatMap(({ number, opposite }): [number, number][] =>
    // Each pair once, whether both statements name each other or only one does.
    opposite !== null &&
    (number < opposite || statements.find((other) => other.number === opposite)?.opposite !== number)
      ? [[number, opposite]]
      : [],
  );
  const flags = flagSpoilers(
    counted.map(({ answers }) => answers),
    count,
    pairs,
  );
  return {
    counted,
    kept: counted.filter((_, place) => flags[place] === null),
    statements: count,
    shown: statements.filter(({ shown }) => shown).map(({ number }) => number),
  };
}

/** What a vote is to the groups, by the code of its answer. */
const VALUE_OF: number[] = [];
VALUE_OF[ANSWER_CODES.agree] = AGREE;
VALUE_OF[ANSWER_CODES.disagree] = DISAGREE;
VALUE_OF[ANSWER_CODES.pass] = PASS;

/** The votes of who is kept, for the groups: without statements that are not shown. */
export function votesOf({ kept, statements, shown }: Prepared): Votes {
  // Counted first, so that three million votes go straight into their arrays.
  let votes = 0;
  for (const { answers } of kept)
    for (const number of shown) if (answerCode(answers[number] ?? 0) !== 0) votes++;
  const voter = new Int32Array(votes);
  const statement = new Int32Array(votes);
  const value = new Int8Array(votes);
  let at = 0;
  for (const [place, { answers }] of kept.entries())
    for (const number of shown) {
      const code = answerCode(answers[number] ?? 0);
      if (code === 0) continue;
      voter[at] = place;
      statement[at] = number;
      value[at++] = VALUE_OF[code] as number;
    }
  const removed = new Uint8Array(statements).fill(1);
  for (const number of shown) removed[number] = 0;
  return {
    voters: kept.length,
    statements,
    voter,
    statement,
    value,
    removed,
  };
}

const viewsOf = (
  counts: { agree: Int32Array; disagree: Int32Array },
  statements: number,
  offset = 0,
  least = MIN_PUBLISHED_PEOPLE,
): View[] =>
  Array.from({ length: statements }, (_, statement) =>
    viewOfCounts(counts.agree[offset + statement] ?? 0, counts.disagree[offset + statement] ?? 0, least),
  );

/** Two parts in tens, when neither is 1 … 9: else the small one would follow from the whole. */
const partInTens = (part: number, whole: number): number | null =>
  whole - part === 0 || whole - part >= MIN_PUBLISHED_PEOPLE ? inTens(part) : null;

function helpOf(kept: readonly CountableBallot[], statements: number): Publication['help'] {
  const helped = kept.filter(({ withHelp }) => withHelp);
  const alone = kept.filter(({ withHelp }) => !withHelp);
  const [withHelp, without] = [inTens(helped.length), inTens(alone.length)];
  if (withHelp === null || without === null) return null;
  const views = (part: readonly CountableBallot[]) =>
    viewsOf(countRow(part, statements), statements, 0, MIN_LISTED_OPINIONS);
  return { withHelp, without, viewsWithHelp: views(helped), viewsWithout: views(alone) };
}

function groupsOf({ groups, groupOf, position }: OpinionResult, { statements, shown }: Prepared) {
  if (!groups) return null;
  const middles = Array.from({ length: groups.k }, (_, group) => {
    const sum = { x: 0, y: 0, people: 0 };
    for (const [voter, its] of groupOf.entries()) {
      if (its !== group) continue;
      sum.x += position[2 * voter] ?? 0;
      sum.y += position[2 * voter + 1] ?? 0;
      sum.people++;
    }
    return { x: sum.x / sum.people, y: sum.y / sum.people };
  });
  const reach = Math.max(...middles.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]), Number.EPSILON);
  const onPicture = (value: number) => Math.round((value / reach) * PICTURE_STEPS) || 0;
  return Array.from(groups.size, (people, group) => {
    const views = viewsOf(groups.counts, statements, group * statements);
    return {
      people: inTens(people) ?? MIN_PUBLISHED_PEOPLE,
      views: views.map((view, statement) => (shown.includes(statement) ? view : 'untold')),
      place: { x: onPicture(middles[group]?.x ?? 0), y: onPicture(middles[group]?.y ?? 0) },
    };
  });
}

/**
 * The next publication of a conversation.
 * @param earlier the last one with its history; undefined before the first
 * @returns undefined when no row moves: then nothing is told anew
 */
export function nextPublication(
  earlier: { publication: Publication; history: PublicationHistory } | undefined,
  prepared: Prepared,
  opinions: OpinionResult | null,
  { late, today }: { late: number; today: string },
): { publication: Publication; history: PublicationHistory } | undefined {
  const { counted, kept, statements, shown } = prepared;
  const before = earlier?.publication;
  const rows = ROW_AUDIENCES.flatMap((audience): RowHistory[] => {
    const last = before?.rows.find((row) => row.audience === audience);
    const row = nextRow(
      audience,
      last && { ...last, earlier: earlier?.history[audience] ?? [] },
      counted.filter((ballot) => rowOf(ballot) === audience),
      statements,
    );
    return row ? [row] : [];
  });
  const moved = rows.some(
    ({ audience, people }) => people !== before?.rows.find((row) => row.audience === audience)?.people,
  );
  const history = Object.fromEntries(rows.map((row) => [row.audience, row.earlier]));
  const lateTens = late - (before?.late ?? 0) >= MIN_PUBLISHED_PEOPLE ? inTens(late) : (before?.late ?? null);
  if (!moved)
    return earlier && lateTens !== earlier.publication.late
      ? {
          publication: {
            ...earlier.publication,
            step: earlier.publication.step + 1,
            publishedOn: today,
            late: lateTens,
          },
          history,
        }
      : undefined;
  const counts = countRow(kept, statements);
  const overall = viewsOf(counts, statements, 0, MIN_LISTED_OPINIONS);
  const evenness = (statement: number) => {
    const [agree, disagree] = [counts.agree[statement] ?? 0, counts.disagree[statement] ?? 0];
    return Math.abs(agree - disagree) / Math.max(1, agree + disagree);
  };
  const needed = Math.min(MIN_JUDGED_ANSWERS, shown.length);
  return {
    history,
    publication: {
      step: (before?.step ?? 0) + 1,
      publishedOn: today,
      statements,
      rows: rows.map(({ audience, people, cells }) => ({ audience, people, cells })),
      overall,
      consensus: consensusOf(counts, shown),
      consensusOfAll: consensusOf(
        kept.length === counted.length ? counts : countRow(counted, statements),
        shown,
      ),
      divided: shown
        .filter((statement) => overall[statement] === 'divided')
        .sort((a, b) => evenness(a) - evenness(b) || a - b)
        .slice(0, MAX_LISTED)
        .sort((a, b) => a - b),
      help: helpOf(kept, statements),
      groups: opinions && groupsOf(opinions, prepared),
      noGroupsReason: opinions?.noGroupsReason ?? null,
      leftOut: partInTens(counted.length - kept.length, counted.length),
      short: partInTens(kept.filter(({ answers }) => countAnswers(answers) < needed).length, kept.length),
      late: lateTens,
    },
  };
}
