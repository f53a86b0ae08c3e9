import { expect, test } from 'vitest';
import { randomVotes, votesFromLetters } from './generators.testing.ts';
import { polisPipeline } from './polis.ts';

const expectClose = (found: ArrayLike<number>, expected: number[]) => {
  expect(found).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) expect(found[k]).toBeCloseTo(value, 12);
};

test('three voters by hand', () => {
  // As in axes.test.ts: axes (1, 1)/√2 and (1, −1)/√2; places (√2, 0), (−1, −1), (−1, 1).
  const result = polisPipeline(votesFromLetters('++', '-.', '.-'));
  expectClose(result.position, [Math.SQRT2, 0, -1, -1, -1, 1]);
  expectClose(result.extremity, [Math.SQRT2, Math.SQRT2]);
  // Three base clusters, so two groups: the first two centres begin, the third goes to the second.
  expect([...result.groupOf]).toEqual([0, 1, 1]);
  // Distances: √(1 + (1 + √2)²) from the first, 2 between the others; the first is alone.
  const far = Math.sqrt(1 + (1 + Math.SQRT2) ** 2);
  expectClose([result.silhouettes[0]?.silhouette ?? 0], [(2 * (far - 2)) / far / 3]);
  // S = 2 on both, one agrees, one disagrees; E = √2.
  const priority = ((3 / 4) * (Math.SQRT2 + 1) * (2 / 4) * (1 + 8 * 2 ** (-2 / 5))) ** 2;
  expectClose(result.priority, [priority, priority]);
  // Both groups: (1 + 1)/(1 + 2) of the first, (0 + 1)/(1 + 2) of the second.
  expectClose(result.groupInformed.agree, [2 / 9, 2 / 9]);
});

test('a statement that was taken out counts as a pass by everybody', () => {
  const result = polisPipeline({ ...votesFromLetters('+++', '-.+', '.-.'), removed: Uint8Array.of(0, 0, 1) });
  // Three columns; votes counted 3, 2 and 2, of which one is that pass.
  expectClose(result.position, [
    Math.SQRT2,
    0,
    -Math.sqrt(3) / 2,
    -Math.sqrt(3) / 2,
    -Math.sqrt(3) / 2,
    Math.sqrt(3) / 2,
  ]);
  expectClose(result.axes.first, [Math.SQRT1_2, Math.SQRT1_2, 0]);
  expect(result.extremity[2]).toBe(0);
});

test('a statement about the voter has the same priority always, and is never representative', () => {
  const votes = randomVotes(40, 12, 2, 0.1, 3);
  const result = polisPipeline({
    ...votes,
    meta: Uint8Array.from({ length: 12 }, (_, s) => (s === 4 ? 1 : 0)),
  });
  expect(result.priority[4]).toBe(49);
  expect(result.representative.flat().map(({ statement }) => statement)).not.toContain(4);
});

test('priorities are not all the same', () => {
  const { priority, counts } = polisPipeline(randomVotes(60, 12, 2, 0.2, 8));
  const distinctPriorities = new Set(
    counts.agree.subarray(0, 12).map((agree, s) => agree * 1000 + (counts.disagree[s] ?? 0)),
  );
  expect(distinctPriorities.size).toBeGreaterThan(6);
  expect(new Set(priority).size).toBe(12);
});

test('with rank one everybody stands in the middle, as published', () => {
  expectClose(polisPipeline(votesFromLetters('++', '++', '--')).position, [0, 0, 0, 0, 0, 0]);
});

test('seven votes to be in a group, or one on every statement; fewer than fifteen people are filled up; once in, always in', () => {
  const fewVoters = Array.from({ length: 16 }, () => '+-+.......');
  const manyVoters = Array.from({ length: 16 }, (_, i) => (i % 2 ? '+-+-+-+...' : '-+-+-+-0..'));
  expect(
    polisPipeline(votesFromLetters(...fewVoters, ...manyVoters)).isGrouped.reduce((sum, is) => sum + is, 0),
  ).toBe(16);
  // Twelve with seven votes, so three more of those with the most.
  const some = polisPipeline(votesFromLetters('+.........', ...fewVoters, ...manyVoters.slice(0, 12)));
  expect([...some.isGrouped.subarray(0, 5)]).toEqual([0, 1, 1, 1, 0]);
  expect(polisPipeline(votesFromLetters(...Array.from({ length: 16 }, () => '+-0'))).isGrouped).not.toContain(
    0,
  );
  const smoothed = { k: 2, candidate: 2, streak: 1 };
  const again = polisPipeline(votesFromLetters('+.........', ...fewVoters, ...manyVoters), {
    smoothed,
    voters: [0],
  });
  expect([...again.isGrouped.subarray(0, 2)]).toEqual([1, 0]);
});

test('rows stand in the order of first votes', () => {
  const { voter, statement, value, ...rest } = votesFromLetters('+-', '--', '0+');
  const turned = polisPipeline({
    ...rest,
    voter: voter.slice().reverse(),
    statement: statement.slice().reverse(),
    value: value.slice().reverse(),
  });
  expect([...turned.voter]).toEqual([2, 1, 0]);
});

test('three groups need twelve base clusters; the number shown waits until it was best four times', () => {
  expect(polisPipeline(randomVotes(11, 12, 3, 0.1, 5)).silhouettes.map(({ k }) => k)).toEqual([2]);
  const votes = randomVotes(60, 20, 3, 0, 5);
  const first = polisPipeline(votes);
  expect(first.silhouettes.map(({ k }) => k)).toEqual([2, 3, 4, 5]);
  expect(first.smoothed).toEqual({ k: 3, candidate: 3, streak: 1 });
  const later = polisPipeline(votes, { smoothed: { k: 2, candidate: 2, streak: 9 }, voters: [] });
  expect(later.smoothed).toEqual({ k: 2, candidate: 3, streak: 1 });
  expect(Math.max(...later.groupOf)).toBe(1);
});

test.each([
  ['no votes', votesFromLetters()],
  ['no votes on any statement', votesFromLetters('...', '...')],
  ['one voter', votesFromLetters('+-0')],
  ['one statement', votesFromLetters('+', '-', '0')],
  ['a statement without votes', votesFromLetters('+.', '-.', '+.')],
  ['all the same', votesFromLetters('+-', '+-', '+-')],
])('%s: numbers, never NaN', (_, votes) => {
  const result = polisPipeline(votes);
  for (const table of [
    result.position,
    result.statementPosition,
    result.priority,
    result.groupInformed.agree,
    result.base,
  ]) {
    expect([...table].every(Number.isFinite)).toBe(true);
  }
  expect(result.voter).toHaveLength(new Set(votes.voter).size);
});
