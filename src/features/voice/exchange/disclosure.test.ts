import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { clusterOpinions } from '#algorithms/opinion-clustering';
import { seededRandom } from '#algorithms/random';
import { type Answer, answerAt, type PackedAnswers, withAnswer } from '../model/ballot.ts';
import type { Conversation, Statement } from '../model/rules.ts';
import { tellCell } from '../publication/cells.ts';
import { nextPublication, prepare, votesOf } from '../publication/compute.ts';
import type { Publication, PublicationHistory } from '../publication/publication.ts';
import { totalsOf } from '../publication/readings.ts';
import type { CountableBallot, RowAudience } from '../publication/rows.ts';
import { commentsCsv, participantsCsv, resultsJson, summaryCsv, votesCsv } from './open-format.ts';

const WORLDS = 10_000;
const AT = new Date('2026-05-01T09:00:00Z');

const CONVERSATION: Conversation = {
  id: '0b8a6f0e-0f3f-4a52-9a3e-0f6f0c0a0001',
  tenant: '0b8a6f0e-0f3f-4a52-9a3e-0f6f0c0a0002',
  municipality: 'GM0518',
  slug: 'proef',
  title: { nl: 'Proef' },
  intro: {},
  reviewedLanguages: ['nl'],
  access: 'open',
  tokenKind: 'signed',
  moderation: 'open',
  setSize: 8,
  opensAt: AT,
  closesAt: AT,
  published: true,
  version: 1,
};

const statementsOf = (many: number): Statement[] =>
  Array.from({ length: many }, (_, number) => ({
    id: String(number),
    number,
    origin: 'organiser',
    language: 'nl',
    state: 'shown',
    hiddenReason: null,
    pairId: null,
    version: 1,
    texts: [{ language: 'nl', words: `Stelling ${number}`, reviewed: true }],
    audioLanguages: [],
  }));

interface State {
  publication: Publication;
  history: PublicationHistory;
}

/** Publishes one step more, as the task does. */
function publishStep(
  earlier: State | undefined,
  counted: readonly CountableBallot[],
  statements: readonly Statement[],
  cluster: boolean,
): State | undefined {
  const prepared = prepare(
    counted,
    statements.map(({ number }) => ({ number, shown: true, opposite: null })),
  );
  const opinions = cluster ? clusterOpinions(votesOf(prepared), { resamples: 12 }) : null;
  return nextPublication(earlier, prepared, opinions, { late: 0, today: '2026-05-01' }) ?? earlier;
}

/** What an attacker has collected of one row and statement after a step: the people in the figure, and what was told. */
interface Reading {
  people: number;
  agree: number | null;
  disagree: number | null;
}

const asRows = (csv: string): string[][] => parse(csv, { relax_column_count: true });

/** Everything that is told of a row and a statement, read back from the files that anybody can load. */
function readFiles(publication: Publication, statements: readonly Statement[]) {
  const exported = { conversation: CONVERSATION, statements, publication };
  const votes = asRows(votesCsv(exported)).slice(1);
  const participants = asRows(participantsCsv(exported)).slice(1);
  const comments = asRows(commentsCsv(exported, 'nl')).slice(1);
  const summary = new Map(
    asRows(summaryCsv(exported, { language: 'nl', address: 'https://example.org' })).map(([name, value]) => [
      name,
      value,
    ]),
  );
  const json = resultsJson(exported, 'https://example.org');
  const totals = totalsOf(publication, statements);
  // People and votes are the same in all of them.
  const sumOf = (rows: string[][], ...columns: number[]) =>
    rows.reduce((sum, row) => sum + columns.reduce((part, column) => part + Number(row[column] || 0), 0), 0);
  expect([Number(summary.get('voters')), sumOf(participants, 1), json.people]).toEqual(
    Array(3).fill(totals.people),
  );
  expect([
    Number(summary.get('votes')),
    sumOf(votes, 3),
    sumOf(participants, 2, 3),
    sumOf(comments, 4, 5),
    json.votes,
  ]).toEqual(Array(5).fill(totals.votes));
  return (audience: RowAudience, statement: number): Reading => {
    const told = (vote: string) => {
      const row = votes.find(
        ([id, group, side]) => Number(id) === statement && group === audience && side === vote,
      );
      return row ? Number(row[3]) : null;
    };
    const cell = json.results.rows.find((row) => row.audience === audience)?.cells[statement];
    return { people: cell?.people ?? 0, agree: told('1'), disagree: told('-1') };
  };
}

/**
 * Every set of people that follows by adding and subtracting: of lots of people who came one after the other, and in each who
 * agrees, disagrees or neither. Gaussian elimination; in reduced form a set is a sum of some of the rows.
 * @returns what should not follow: a set of 1 … 9 people, or one that is all or none of its lots
 */
function linearLeaks(lots: readonly number[], readings: readonly Reading[]): string[] {
  const width = 3 * lots.length;
  const rows: number[][] = [];
  const add = (has: (lot: number, answer: number) => boolean, people: number) =>
    rows.push([...Array.from({ length: width }, (_, k) => (has(Math.floor(k / 3), k % 3) ? 1 : 0)), people]);
  for (const [lot, people] of lots.entries()) add((of) => of === lot, people);
  for (const { people, agree, disagree } of readings) {
    let sum = 0;
    const until = lots.findIndex((size) => {
      sum += size;
      return sum === people;
    });
    for (const [answer, told] of [agree, disagree].entries())
      if (told !== null) add((lot, of) => lot <= until && of === answer, told);
  }
  const basis: number[][] = [];
  for (const row of rows) {
    for (const known of basis) eliminate(row, known);
    if (pivotOf(row) < 0) continue;
    const pivot = pivotOf(row);
    const factor = row[pivot] ?? 1;
    const scaled = row.map((value) => value / factor);
    for (const known of basis) eliminate(known, scaled);
    basis.push(scaled);
  }
  const leaks: string[] = [];
  for (let choice = 1; choice < 1 << basis.length; choice++) {
    const set = Array<number>(width + 1).fill(0);
    for (const [k, row] of basis.entries())
      if ((choice >> k) & 1) for (let at = 0; at <= width; at++) set[at] = (set[at] ?? 0) + (row[at] ?? 0);
    const cells = set.slice(0, width);
    if (!cells.every((value) => Math.abs(value) < 1e-9 || Math.abs(value - 1) < 1e-9)) continue;
    const inLot = lots.map((_, lot) =>
      cells.slice(3 * lot, 3 * lot + 3).reduce((sum, value) => sum + value, 0),
    );
    const people = Math.round(set[width] ?? 0);
    const partly = lots.filter((_, lot) => (inLot[lot] ?? 0) > 0.5 && (inLot[lot] ?? 0) < 2.5);
    if (partly.length === 0) continue;
    // What lies inside lots that are in it as a whole says nothing of who answered what.
    const whole = lots.reduce((sum, size, lot) => sum + ((inLot[lot] ?? 0) > 2.5 ? size : 0), 0);
    const rest = people - whole;
    const most = partly.reduce((sum, size) => sum + size, 0);
    if (rest < 10 || most - rest < 10) leaks.push(`${rest} of ${most}`);
  }
  return leaks;
}

const pivotOf = (row: readonly number[]): number =>
  row.slice(0, -1).findIndex((value) => Math.abs(value) > 1e-9);

function eliminate(row: number[], by: readonly number[]): void {
  const pivot = pivotOf(by);
  const times = row[pivot] ?? 0;
  if (times !== 0) for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) - times * (by[at] ?? 0);
}

const AUDIENCES = ['newcomer', 'resident'] as const;

/** One person, who answers as their lot leans; a lot of one mind is frequent. */
function person(
  random: () => number,
  audience: (typeof AUDIENCES)[number],
  leaning: readonly number[],
): CountableBallot {
  const answers = leaning.reduce<PackedAnswers>((packed, agree, statement) => {
    const answer: Answer | null =
      random() < 0.15 ? (random() < 0.5 ? 'pass' : null) : random() < agree ? 'agree' : 'disagree';
    return withAnswer(packed, statement, answer);
  }, new Uint8Array());
  return {
    answers: answers.length > 0 ? answers : withAnswer(answers, 0, 'pass'),
    audience,
    withHelp: false,
    late: false,
    counted: true,
  };
}

/** A world that grows in lots, and what an attacker has read of it. */
function world(seed: number, freshCells: boolean) {
  const random = seededRandom(seed);
  const statements = statementsOf(2);
  const steps = 2 + Math.floor(random() * 3);
  const changes = random() < 0.25;
  const counted: CountableBallot[] = [];
  const lots = new Map<RowAudience, number[]>(AUDIENCES.map((audience) => [audience, []]));
  const readings = new Map<string, Reading[]>();
  let state: State | undefined;
  for (let step = 0; step < steps; step++) {
    for (const audience of AUDIENCES.slice(0, 1 + (seed % 2))) {
      const size = step > 0 && random() < 0.3 ? 0 : 10 + Math.floor(random() * 30);
      if (size === 0) continue;
      const leaning = statements.map(() => [0, 1, random(), random()][Math.floor(random() * 4)] ?? 0.5);
      counted.push(...Array.from({ length: size }, () => person(random, audience, leaning)));
      lots.get(audience)?.push(size);
    }
    if (changes)
      for (const ballot of counted)
        if (random() < 0.1)
          ballot.answers = withAnswer(ballot.answers, 0, random() < 0.5 ? 'agree' : 'disagree');
    state = publishStep(state, counted, statements, false);
    if (!state) continue;
    if (freshCells) state = { ...state, publication: withFreshCells(state.publication, counted) };
    const read = readFiles(state.publication, statements);
    for (const audience of AUDIENCES)
      for (const { number } of statements) {
        const key = `${audience} ${number}`;
        readings.set(key, [...(readings.get(key) ?? []), read(audience, number)]);
      }
  }
  return { lots, readings, changes };
}

/** A leak that is planted: figures that follow the counts at each step. */
const withFreshCells = (publication: Publication, counted: readonly CountableBallot[]): Publication => ({
  ...publication,
  rows: publication.rows.map((row) => ({
    ...row,
    cells: row.cells.map((_, statement) => {
      const people = counted.filter(({ audience }) => audience === row.audience);
      const many = (answer: Answer) =>
        people.filter(({ answers }) => answerAt(answers, statement) === answer).length;
      return tellCell(many('agree'), many('disagree'), people.length);
    }),
  })),
});

function leaksOf(seed: number, freshCells = false): string[] {
  const { lots, readings, changes } = world(seed, freshCells);
  return [...readings].flatMap(([key, list]) => {
    const audience = key.split(' ')[0] as RowAudience;
    const told = list.filter(({ people }) => people > 0);
    const leaks = changes ? [] : linearLeaks(lots.get(audience) ?? [], told);
    for (const { people, agree, disagree } of told)
      for (const part of [agree, disagree])
        if (part !== null && (part < 10 || people - part < 10)) leaks.push(`${part} of ${people}`);
    for (const [index, now] of told.entries())
      for (const before of told.slice(0, index))
        for (const side of ['agree', 'disagree'] as const) {
          const change = Math.abs((now[side] ?? 0) - (before[side] ?? 0));
          if (now[side] !== null && before[side] !== null && change > 0 && change < 10)
            leaks.push(`${side} moved by ${change}`);
        }
    return leaks.map((leak) => `world ${seed}, ${key}: ${leak}`);
  });
}

test(`C1, C2, C3: from every file of every step nobody subtracts down to few people, nor learns what all of some said: ${WORLDS} worlds`, () => {
  for (let seed = 1; seed <= WORLDS; seed++) {
    const leaks = leaksOf(seed);
    if (leaks.length > 0) expect(leaks).toEqual([]);
  }
}, 300_000);

test('a leak that was planted is found', () => {
  expect(Array.from({ length: 200 }, (_, seed) => leaksOf(seed + 1, true)).flat()).not.toEqual([]);
});

/** People in groups who answer twelve statements, in two steps. */
function opinionWorld(seed: number) {
  const random = seededRandom(seed);
  const statements = statementsOf(12);
  const likely = [0, 1].map(() => statements.map(() => [0.05, 0.95, 0.5][Math.floor(random() * 3)] ?? 0.5));
  const ballots = Array.from(
    { length: 64 },
    (_, nth): CountableBallot => ({
      answers: (likely[nth % 2] ?? []).reduce<PackedAnswers>(
        (packed, agree, statement) =>
          withAnswer(packed, statement, random() < 0.08 ? 'pass' : random() < agree ? 'agree' : 'disagree'),
        new Uint8Array(),
      ),
      audience: nth % 3 === 0 ? 'resident' : 'newcomer',
      withHelp: nth % 5 === 0,
      late: false,
      counted: true,
    }),
  );
  return { random, statements, ballots };
}

/** Everything that is ever told: the publication after half of the people, and after all. */
function everythingTold(ballots: readonly CountableBallot[], statements: readonly Statement[]): string {
  const first = publishStep(undefined, ballots.slice(0, 40), statements, true);
  const second = publishStep(first, ballots, statements, true);
  return JSON.stringify([first?.publication, second?.publication]);
}

const MORE_WORLDS = 200;

/** The same people, of whom some others exchanged what they said of a statement. */
function withSwaps(
  ballots: readonly CountableBallot[],
  except: number,
  statements: number,
  random: () => number,
): CountableBallot[] {
  const changed = [...ballots];
  for (let swaps = 1 + Math.floor(random() * 3); swaps > 0; swaps--) {
    const [a, b, statement] = [changed.length, changed.length, statements].map((many) =>
      Math.floor(random() * many),
    );
    const [one, other] = [changed[a ?? 0], changed[b ?? 0]];
    if (a === undefined || b === undefined || statement === undefined || !one || !other) continue;
    if (a === except || b === except || one.audience !== other.audience || a < 40 !== b < 40) continue;
    const [first, second] = [answerAt(one.answers, statement), answerAt(other.answers, statement)];
    changed[a] = { ...one, answers: withAnswer(one.answers, statement, second) };
    changed[b] = { ...other, answers: withAnswer(other.answers, statement, first) };
  }
  return changed;
}

test('knowing eight of the votes of somebody reveals none of the others, groups and words included', () => {
  let compared = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const { random, statements, ballots } = opinionWorld(seed);
    const told = everythingTold(ballots, statements);
    for (let nth = 0; nth < 3; nth++) {
      const place = Math.floor(random() * ballots.length);
      const somebody = ballots[place] as CountableBallot;
      // The last four votes are not among the eight that are known.
      const asked = 8 + Math.floor(random() * 4);
      const own = answerAt(somebody.answers, asked);
      const isSame = (other: number) =>
        other !== place && ballots[other]?.audience === somebody.audience && other < 40 === place < 40;
      const others = [...ballots.keys()].filter(isSame);
      // Another world, in which somebody else of the same row said what they said, and they what that other said.
      const swapped = others.filter(
        (other) => answerAt(ballots[other]?.answers ?? new Uint8Array(), asked) !== own,
      );
      const worlds = [
        ...swapped.map((other) => {
          const theirs = answerAt(ballots[other]?.answers ?? new Uint8Array(), asked);
          return ballots.map((ballot, at) =>
            at === place
              ? { ...ballot, answers: withAnswer(ballot.answers, asked, theirs) }
              : at === other
                ? { ...ballot, answers: withAnswer(ballot.answers, asked, own) }
                : ballot,
          );
        }),
        // Or they alone answered otherwise.
        ...(['agree', 'disagree', 'pass'] as const)
          .filter((answer) => answer !== own)
          .map((answer) =>
            ballots.map((ballot, at) =>
              at === place ? { ...ballot, answers: withAnswer(ballot.answers, asked, answer) } : ballot,
            ),
          ),
      ];
      const isHidden = worlds.some((other) => everythingTold(other, statements) === told);
      // Who knows eight votes of one person knows those of nobody else: others may have said something else too.
      const isHiddenAmongOthers = () =>
        Array.from({ length: MORE_WORLDS }).some(() => {
          const start = worlds[Math.floor(random() * worlds.length)] ?? ballots;
          return everythingTold(withSwaps(start, place, statements.length, random), statements) === told;
        });
      expect([seed, nth, isHidden || isHiddenAmongOthers()]).toEqual([seed, nth, true]);
      compared++;
    }
  }
  expect(compared).toBe(120);
}, 300_000);
