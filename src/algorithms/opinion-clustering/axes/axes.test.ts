import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../random/index.ts';
import { arbitraryVotes, voteList, votesFromLetters } from '../generators.testing.ts';
import { voteMatrixOf } from '../votes/matrix.ts';
import { largestEigenpairs } from './block-lanczos.ts';
import { symmetricEigen } from './eigen.ts';
import { columnMeans, gramMatrix, gramProduct, voteProduct } from './moments.ts';
import { principalAxesOf } from './principal-axes.ts';
import { extremityOf, projectStatements, projectVoters } from './project.ts';

const expectClose = (found: ArrayLike<number>, expected: number[], digits = 12) => {
  expect(found).toHaveLength(expected.length);
  for (const [k, value] of expected.entries()) expect(found[k]).toBeCloseTo(value, digits);
};

test('three voters by hand: axes, places, statements', () => {
  // Means 0, so X = (1, 1), (−1, 0), (0, −1) and XᵀX = (2 1; 1 2): values 3 and 1, along (1, 1) and (1, −1).
  const m = voteMatrixOf(votesFromLetters('++', '-.', '.-'));
  const axes = principalAxesOf(m);
  const half = Math.SQRT1_2;
  expectClose(axes.mean, [0, 0]);
  expectClose(axes.first, [half, half]);
  expectClose(axes.second, [half, -half]);
  expectClose(axes.explainedShare, [3 / 4, 1 / 4]);
  expect(axes.isArbitrary).toEqual([false, false]);
  // The second voted on one of two: drawn out by √2.
  expectClose(projectVoters(m, axes, 2), [Math.SQRT2, 0, -1, -1, -1, 1]);
  const statements = projectStatements(axes, 2);
  expectClose(statements, [1, 1, 1, -1]);
  expectClose(extremityOf(statements), [Math.SQRT2, Math.SQRT2]);
});

test('four voters by hand, with a mean that is not 0', () => {
  // Means ½ and −½, so X = (½, ½), (½, −½) twice, (−1½, ½): XᵀX = (3 −1; −1 1), values 2 ± √2, along (1 + √2, −1).
  const m = voteMatrixOf(votesFromLetters('+0', '+-', '+-', '-0'));
  const axes = principalAxesOf(m);
  expectClose(axes.mean, [0.5, -0.5]);
  const length = Math.hypot(1 + Math.SQRT2, 1);
  const [a, b] = [(1 + Math.SQRT2) / length, -1 / length];
  expectClose(axes.first, [a, b]);
  // The largest loading is positive: of (1, 1 + √2) the second.
  expectClose(axes.second, [-b, a]);
  expectClose(axes.explainedShare, [(2 + Math.SQRT2) / 4, (2 - Math.SQRT2) / 4]);
  expectClose(projectVoters(m, axes, 2).subarray(0, 2), [(a + b) / 2, (a - b) / 2]);
});

test('when all differ along one line there is no second axis', () => {
  const axes = principalAxesOf(voteMatrixOf(votesFromLetters('++', '++', '--')));
  expectClose(axes.first, [Math.SQRT1_2, Math.SQRT1_2]);
  expectClose(axes.second, [0, 0]);
  expectClose(axes.explainedShare, [1, 0]);
});

test('no votes, one voter, one statement, a statement without votes: no axes rather than a crash', () => {
  for (const votes of [
    votesFromLetters(),
    votesFromLetters('+-'),
    votesFromLetters('+', '+'),
    votesFromLetters('..', '..'),
  ]) {
    const axes = principalAxesOf(voteMatrixOf(votes));
    expectClose(axes.first, Array(votes.statements).fill(0));
    expectClose(axes.second, Array(votes.statements).fill(0));
  }
  expectClose(principalAxesOf(voteMatrixOf(votesFromLetters('+.', '-.'))).first, [1, 0]);
});

test('two ways to differ that explain as much are said to be arbitrary', () => {
  expect(principalAxesOf(voteMatrixOf(votesFromLetters('+0', '-0', '0+', '0-'))).isArbitrary).toEqual([
    true,
    false,
  ]);
  expect(
    principalAxesOf(voteMatrixOf(votesFromLetters('+00', '-00', '0+0', '0-0', '00+', '00-'))).isArbitrary,
  ).toEqual([true, true]);
});

test('axes stand upright, point one way, and explain what they say (10,000 votes)', () => {
  fc.assert(
    fc.property(arbitraryVotes(), (all) => {
      const m = voteMatrixOf(voteList(12, 6, all));
      const axes = principalAxesOf(m);
      const gram = gramMatrix(m, axes.mean);
      const total = [0, 7, 14, 21, 28, 35].reduce((sum, at) => sum + (gram[at] as number), 0);
      const into = new Float64Array(6);
      for (const [k, axis] of [axes.first, axes.second].entries()) {
        gramProduct(gram, 6)([axis], [into]);
        const value = (axes.explainedShare[k] as number) * total;
        expectClose(
          into,
          Array.from(axis, (loading) => loading * value),
          9,
        );
        expect(Math.max(...axis)).toBeGreaterThanOrEqual(-Math.min(...axis) - 1e-9);
      }
      const across = axes.first.reduce((sum, x, k) => sum + x * (axes.second[k] as number), 0);
      expect(across).toBeCloseTo(0, 9);
      expect(axes.explainedShare[0]).toBeGreaterThanOrEqual(axes.explainedShare[1]);
    }),
    { numRuns: 10_000 },
  );
});

test('eigenvalues and vectors of any symmetric matrix', () => {
  const symmetric = fc.integer({ min: 1, max: 9 }).chain((n) =>
    fc
      .array(
        fc.oneof(
          fc.constant(0),
          fc.integer({ min: -9, max: 9 }),
          fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 1e5),
        ),
        {
          minLength: n * n,
          maxLength: n * n,
        },
      )
      .map((values) =>
        Float64Array.from(
          values,
          (_, k) => (values[k] ?? 0) + (values[(k % n) * n + Math.floor(k / n)] ?? 0),
        ),
      ),
  );
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const n = Math.sqrt(matrix.length);
      const { values, vectors } = symmetricEigen(matrix, n);
      for (let k = 0; k < n; k++) {
        const vector = vectors.subarray(k * n, k * n + n);
        const into = new Float64Array(n);
        gramProduct(matrix, n)([vector], [into]);
        expectClose(
          into,
          Array.from(vector, (part) => part * (values[k] as number)),
          9,
        );
        for (let j = 0; j <= k; j++) {
          const dot = vector.reduce((sum, part, i) => sum + part * (vectors[j * n + i] as number), 0);
          expect(dot).toBeCloseTo(j === k ? 1 : 0, 9);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('for many statements the search finds the same axes, from the votes or from the full matrix', () => {
  const rows = Array.from({ length: 300 }, (_, i) =>
    Array.from({ length: 150 }, (_, s) => '+-0.'[(i * 7 + s * s * 3 + ((i * s) % 11)) % 4] ?? '.').join(''),
  );
  const m = voteMatrixOf(votesFromLetters(...rows));
  const mean = columnMeans(m);
  const gram = gramMatrix(m, mean);
  const exact = symmetricEigen(gram, 150);
  for (const product of [gramProduct(gram, 150), voteProduct(m, mean)]) {
    const { values, vectors } = largestEigenpairs(product, 150, 3, 1e-13);
    for (const k of [0, 1]) {
      expect(values[k]).toBeCloseTo(exact.values[k] as number, 6);
      const dot = (vectors[k] as Float64Array).reduce(
        (sum, part, at) => sum + part * (exact.vectors[k * 150 + at] as number),
        0,
      );
      expect(Math.abs(dot)).toBeCloseTo(1, 12);
    }
  }
});

test('where nothing stands out it finds them all the same, in some hundred products', () => {
  const random = seededRandom(3);
  const rows = Array.from({ length: 900 }, () =>
    Array.from({ length: 300 }, () => '+-0...'[Math.floor(6 * random())]).join(''),
  );
  const m = voteMatrixOf(votesFromLetters(...rows));
  const gram = gramMatrix(m, columnMeans(m));
  const exact = symmetricEigen(gram, 300);
  let products = 0;
  const product = gramProduct(gram, 300);
  const { values, vectors } = largestEigenpairs(
    (vectors, into) => {
      products += vectors.length;
      product(vectors, into);
    },
    300,
    3,
    1e-13,
  );
  for (const k of [0, 1]) {
    expect(values[k]).toBeCloseTo(exact.values[k] as number, 9);
    const dot = (vectors[k] as Float64Array).reduce(
      (sum, part, at) => sum + part * (exact.vectors[k * 300 + at] as number),
      0,
    );
    expect(Math.abs(dot)).toBeCloseTo(1, 12);
  }
  expect(products).toBeGreaterThan(120);
  expect(products).toBeLessThan(400);
});
