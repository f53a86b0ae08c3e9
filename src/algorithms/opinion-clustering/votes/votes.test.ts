import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryVotes, voteList, votesFromLetters } from '../generators.testing.ts';
import { voteMatrixOf } from './matrix.ts';
import { reorderRows, rowsByContent, withoutStatements } from './rows.ts';
import { checkVotes } from './votes.ts';

const rowsOf = (m: ReturnType<typeof voteMatrixOf>) =>
  Array.from({ length: m.rows }, (_, row) =>
    Array.from({ length: (m.start[row + 1] ?? 0) - (m.start[row] ?? 0) }, (_, k) => {
      const e = (m.start[row] ?? 0) + k;
      return [m.statement[e], m.value[e]];
    }),
  );

test('votes that are in order already give the matrix of the same votes in any order', () => {
  const ordered = [
    { voter: 1, statement: 0, value: 1 },
    { voter: 1, statement: 3, value: -1 },
    { voter: 4, statement: 0, value: 0 },
    { voter: 6, statement: 2, value: 1 },
  ];
  expect(voteMatrixOf(voteList(8, 4, ordered))).toEqual(voteMatrixOf(voteList(8, 4, ordered.toReversed())));
  expect([...voteMatrixOf(voteList(8, 4, ordered)).start]).toEqual([0, 2, 3, 4]);
});

test('of several votes on the same statement the last one counts', () => {
  const m = voteMatrixOf(
    voteList(3, 2, [
      { voter: 2, statement: 1, value: 1 },
      { voter: 0, statement: 0, value: -1 },
      { voter: 2, statement: 0, value: 0 },
      { voter: 2, statement: 1, value: -1 },
      { voter: 2, statement: 1, value: 0 },
    ]),
  );
  expect([...m.voter]).toEqual([0, 2]);
  expect(rowsOf(m)).toEqual([
    [[0, -1]],
    [
      [0, 0],
      [1, 0],
    ],
  ]);
});

test('the rows are what a table of last votes would hold (10,000 votes, with changes of mind)', () => {
  fc.assert(
    fc.property(arbitraryVotes(), arbitraryVotes(), (first, then) => {
      const table = new Map<string, number>();
      for (const { voter, statement, value } of [...first, ...then])
        table.set(`${voter} ${statement}`, value);
      const m = voteMatrixOf(voteList(12, 6, [...first, ...then]));
      const found = rowsOf(m).flatMap((row, k) => row.map(([s, value]) => [`${m.voter[k]} ${s}`, value]));
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(table));
      expect(found).toHaveLength(table.size);
    }),
    { numRuns: 10_000 },
  );
});

test('rows go by what they hold; those that hold nothing are left out', () => {
  const m = withoutStatements(
    voteMatrixOf(votesFromLetters('.+-', '+..', '-+-', '..-')),
    Uint8Array.of(1, 0, 0),
  );
  expect([...reorderRows(m, rowsByContent(m)).voter]).toEqual([3, 0, 2]);
});

test('what cannot be right is named', () => {
  const good = votesFromLetters('+-', '.0');
  const checkWith = (change: object) => () => checkVotes({ ...good, ...change });
  expect(() => checkVotes(good)).not.toThrow();
  expect(checkWith({ voters: -1 })).toThrow('opinion: voters is -1');
  expect(checkWith({ statements: 1.5 })).toThrow('opinion: statements is 1.5');
  expect(checkWith({ value: Int8Array.of(1) })).toThrow('opinion: value has length 1, expected 3');
  expect(checkWith({ removed: Uint8Array.of(1) })).toThrow('opinion: removed has length 1, expected 2');
  expect(checkWith({ voter: Int32Array.of(0, 0, 2) })).toThrow('opinion: voter[2] is 2, expected 0 … 1');
  expect(checkWith({ statement: Int32Array.of(0, -1, 1) })).toThrow('opinion: statement[1] is -1');
  expect(checkWith({ value: Int8Array.of(1, 2, 0) })).toThrow('opinion: value[1] is 2');
});
