import { expect, test } from 'vitest';
import { seededRandom } from '#algorithms/random';
import { type Answer, type PackedAnswers, withAnswer } from '../model/ballot.ts';
import { consensusOf } from './compute.ts';
import { countRow } from './rows.ts';
import { flagSpoilers } from './spoiling.ts';

const STATEMENTS = 20;
const PEOPLE = 200;
const ALL = Array.from({ length: STATEMENTS }, (_, statement) => statement);

const ballotOf = (answerOf: (statement: number) => Answer | null): PackedAnswers =>
  ALL.reduce<PackedAnswers>(
    (answers, statement) => withAnswer(answers, statement, answerOf(statement)),
    new Uint8Array(),
  );

/** People in two groups, who share some opinions and are divided on others; of each pair nobody holds both sides. */
function honestPeople(seed: number, pairs: readonly (readonly [number, number])[]): PackedAnswers[] {
  const random = seededRandom(seed);
  const likely = [0, 1].map(() => ALL.map(() => 0.1 + 0.8 * random()));
  for (const statement of ALL.filter((each) => each % 4 === 0)) {
    const shared = 0.75 + 0.2 * random();
    for (const group of likely) group[statement] = shared;
  }
  return Array.from({ length: PEOPLE }, (_, person) => {
    const answers = ALL.map((statement): Answer | null => {
      if (random() < 0.15) return null;
      if (random() < 0.1) return 'pass';
      return random() < (likely[person % 2]?.[statement] ?? 0.5) ? 'agree' : 'disagree';
    });
    for (const [one, other] of pairs)
      if (answers[one] === 'agree' || answers[one] === 'disagree')
        answers[other] = answers[one] === 'agree' ? 'disagree' : 'agree';
    return ballotOf((statement) => answers[statement] ?? null);
  });
}

/** The five statements on which people agree most, without who is left out. */
function topFive(
  ballots: readonly PackedAnswers[],
  pairs: readonly (readonly [number, number])[],
  flagged = true,
) {
  const flags = flagSpoilers(ballots, STATEMENTS, pairs);
  const kept = ballots.filter((_, place) => !flagged || flags[place] === null);
  const { agree } = consensusOf(
    countRow(
      kept.map((answers) => ({ answers })),
      STATEMENTS,
    ),
    ALL,
  );
  return agree;
}

const replaced = (before: readonly number[], after: readonly number[]): number =>
  Math.max(
    before.filter((statement) => !after.includes(statement)).length,
    after.filter((statement) => !before.includes(statement)).length,
  );

const PAIRS = [
  [1, 2],
  [5, 6],
] as const;
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed + 1);
const INJECTED = PEOPLE / 5;

test.each([
  ['with pairs', PAIRS],
  ['without pairs', []],
] as const)(
  '20 %% injected all-agree ballots change the top five by at most one statement, and none is lost: %s',
  (_, pairs) => {
    for (const seed of SEEDS) {
      const honest = honestPeople(seed, pairs);
      const injected = Array.from({ length: INJECTED }, () => ballotOf(() => 'agree'));
      const ballots = [...honest, ...injected];
      expect([seed, replaced(topFive(honest, pairs), topFive(ballots, pairs))]).toEqual([
        seed,
        expect.toSatisfy((n: number) => n <= 1),
      ]);
      const flags = flagSpoilers(ballots, STATEMENTS, pairs);
      expect(flags).toHaveLength(ballots.length);
      expect(flags.slice(PEOPLE).every((flag) => flag !== null)).toBe(true);
      // Of two hundred people who answer as people do, hardly anybody is left out.
      expect(flags.slice(0, PEOPLE).filter((flag) => flag !== null).length).toBeLessThanOrEqual(2);
    }
  },
);

test('20 % copies of one ballot change the top five by at most one statement', () => {
  for (const seed of SEEDS) {
    const honest = honestPeople(seed, PAIRS);
    const random = seededRandom(-seed);
    const copy = ballotOf(() => (random() < 0.5 ? 'agree' : 'disagree'));
    const ballots = [...honest, ...Array.from({ length: INJECTED }, () => copy)];
    expect(
      flagSpoilers(ballots, STATEMENTS, PAIRS)
        .slice(PEOPLE)
        .every((flag) => flag !== null),
    ).toBe(true);
    expect(replaced(topFive(honest, PAIRS), topFive(ballots, PAIRS))).toBeLessThanOrEqual(1);
  }
});

test('without flags the same copies do change what people agree on: the test can fail', () => {
  const changed = SEEDS.map((seed) => {
    const honest = honestPeople(seed, PAIRS);
    const random = seededRandom(-seed);
    const copy = ballotOf(() => (random() < 0.5 ? 'agree' : 'disagree'));
    return replaced(
      topFive(honest, PAIRS, false),
      topFive([...honest, ...Array.from({ length: 3 * INJECTED }, () => copy)], PAIRS, false),
    );
  });
  expect(Math.max(...changed)).toBeGreaterThan(1);
});

test('who agrees with everything is no spoiler: only who agrees with both sides is', () => {
  const yes = ballotOf((statement) => (statement < 8 ? 'agree' : null));
  expect(flagSpoilers([yes], STATEMENTS, [])).toEqual([null]);
  expect(flagSpoilers([yes], STATEMENTS, [[1, 2]])).toEqual(['line']);
  // The finger slipped on one of a pair.
  const slip = ballotOf((statement) => (statement === 0 ? 'disagree' : statement < 8 ? 'agree' : null));
  expect(flagSpoilers([slip], STATEMENTS, [[1, 2]])).toEqual([null]);
  // Who says yes to both of two pairs contradicts themselves; who is consistent on as many others does not stand out.
  expect(
    flagSpoilers([slip], STATEMENTS, [
      [1, 2],
      [3, 4],
    ]),
  ).toEqual(['contradiction']);
  // "I do not know" contradicts nothing, however often.
  expect(
    flagSpoilers([ballotOf(() => 'pass')], STATEMENTS, [
      [1, 2],
      [3, 4],
    ]),
  ).toEqual([null]);
});

test('a group that thinks alike is no flood: some of it differ in one answer', () => {
  const random = seededRandom(5);
  const alike = Array.from({ length: 100 }, () =>
    ballotOf((statement) => (statement < 8 ? (random() < 0.98 ? 'agree' : 'disagree') : null)),
  );
  expect(flagSpoilers(alike, STATEMENTS, []).filter((flag) => flag !== null)).toEqual([]);
  const copies = Array.from({ length: 100 }, () => ballotOf((statement) => (statement < 8 ? 'agree' : null)));
  expect(flagSpoilers(copies, STATEMENTS, []).every((flag) => flag === 'flood')).toBe(true);
});
