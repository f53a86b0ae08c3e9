import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bruteForceCost, MATRIX_KINDS, type MatrixCase, randomMatrix } from './generators.testing.ts';
import { assign, verifyAssignment } from './index.ts';

const sizes = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));

const matrixCases = (entry: fc.Arbitrary<number>): fc.Arbitrary<MatrixCase> =>
  sizes.chain(([rows, columns]) =>
    fc
      .array(entry, { minLength: rows * columns, maxLength: rows * columns })
      .map((cost) => ({ cost: Float64Array.from(cost), rows, columns })),
  );

test('no assignment of a small matrix is cheaper, and the proof holds (12,000 matrices)', () => {
  fc.assert(
    fc.property(matrixCases(fc.integer({ min: -5, max: 9 })), (t) => {
      const found = assign(t.cost, t.rows, t.columns);
      expect(verifyAssignment(t.cost, t.rows, t.columns, found)).toBe(null);
      expect(found.cost).toBe(bruteForceCost(t));
    }),
    { numRuns: 12_000 },
  );
});

test('fractions are as exact as their sums (10,000 matrices)', () => {
  const entry = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(matrixCases(entry), (t) => {
      const found = assign(t.cost, t.rows, t.columns);
      expect(verifyAssignment(t.cost, t.rows, t.columns, found, 1e-7)).toBe(null);
      expect(found.cost).toBeCloseTo(bruteForceCost(t), 5);
    }),
    { numRuns: 10_000 },
  );
});

const shapes: [number, number][] = [
  [60, 60],
  [120, 120],
  [40, 130],
  [130, 40],
  [99, 100],
];
for (const kind of Object.keys(MATRIX_KINDS)) {
  test(`matrices of the kind "${kind}" are solved with proof in every shape`, () => {
    for (const [rows, columns] of shapes) {
      for (let seed = 1; seed <= 4; seed++) {
        const { cost } = randomMatrix(kind, rows, columns, seed);
        expect(verifyAssignment(cost, rows, columns, assign(cost, rows, columns))).toBe(null);
      }
    }
  });
}

test('fractions of every kind are solved with proof in every shape', () => {
  for (const kind of Object.keys(MATRIX_KINDS)) {
    for (const [rows, columns] of shapes) {
      const cost = randomMatrix(kind, rows, columns, 5).cost.map((c) => Math.sqrt(Math.abs(c)) / 3);
      expect(verifyAssignment(cost, rows, columns, assign(cost, rows, columns), 1e-9)).toBe(null);
    }
  }
});

test('whole numbers give the same answer in 32 bits as in 64, and every time again', () => {
  const { cost, rows, columns } = randomMatrix('anything', 80, 90, 3);
  const once = assign(cost, rows, columns);
  expect(assign(Int32Array.from(cost), rows, columns)).toEqual(once);
  expect(assign(cost, rows, columns)).toEqual(once);
});

test('adding the same to a whole row, or turning the matrix, changes nothing but the sum', () => {
  const { cost, rows, columns } = randomMatrix('anything', 50, 70, 9);
  const { cost: lowestCost } = assign(cost, rows, columns);
  const raised = cost.map((c, at) => (Math.floor(at / columns) === 7 ? c + 1000 : c));
  expect(assign(raised, rows, columns).cost).toBe(lowestCost + 1000);
  const turned = cost.map((_, at) => cost[(at % rows) * columns + Math.floor(at / rows)] as number);
  expect(assign(turned, columns, rows).cost).toBe(lowestCost);
});

test('the matrix that was given is left as it was', () => {
  const { cost, rows, columns } = randomMatrix('below', 30, 20, 1);
  const before = cost.slice();
  assign(cost, rows, columns);
  expect(cost).toEqual(before);
});

test('what cannot be right is named', () => {
  const two = new Float64Array([1, 2, Number.NaN, 4]);
  expect(() => assign(two, 2, 2)).toThrow(new RangeError('assignment: row 1, column 0 costs NaN'));
  expect(() => assign(two, 2, 3)).toThrow('assignment: cost has length 4, expected 2 × 3');
  expect(() => assign(two, -1, 3)).toThrow('assignment: rows is -1');
  expect(() => assign(two, 2, 1.5)).toThrow('assignment: columns is 1.5');
  expect(() => assign(new Float64Array([1, Infinity]), 1, 2)).toThrow(
    'assignment: row 0, column 1 costs Infinity',
  );
});
