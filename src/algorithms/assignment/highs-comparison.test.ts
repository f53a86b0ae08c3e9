import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { MATRIX_KINDS, type MatrixCase, randomMatrix } from './generators.testing.ts';
import { assign } from './index.ts';

// The package's types are those of its CommonJS build; as a module, what it exports is the function itself.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();

/** The least cost as a linear program: the shorter side must be served, the longer side may be. */
function byHighs({ cost, rows, columns }: MatrixCase): number {
  const entries = rows * columns;
  const upperBound = new Float64Array(rows + columns).fill(1);
  const lowerBound = Float64Array.from(upperBound, (_, at) =>
    (at < rows ? rows <= columns : columns <= rows) ? 1 : 0,
  );
  return highs.withModel(
    {
      numCols: entries,
      numRows: rows + columns,
      colCost: Float64Array.from(cost),
      colLower: new Float64Array(entries),
      colUpper: new Float64Array(entries).fill(1),
      rowLower: lowerBound,
      rowUpper: upperBound,
      matrix: {
        format: 'csc',
        numRows: rows + columns,
        numCols: entries,
        starts: Int32Array.from({ length: entries + 1 }, (_, e) => 2 * e),
        indices: Int32Array.from({ length: 2 * entries }, (_, at) =>
          at % 2 === 0 ? Math.floor(at / 2 / columns) : rows + ((at >> 1) % columns),
        ),
        values: new Float64Array(2 * entries).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      return model.getObjectiveValue();
    },
  );
}

test('another solver finds the same least cost for every kind and shape', () => {
  for (const kind of Object.keys(MATRIX_KINDS)) {
    for (const [rows, columns] of [
      [40, 40],
      [25, 60],
      [60, 25],
    ] as const) {
      const tried = randomMatrix(kind, rows, columns, 11);
      expect(assign(tried.cost, rows, columns).cost, `${kind}, ${rows} × ${columns}`).toBe(
        Math.round(byHighs(tried)),
      );
    }
  }
});
