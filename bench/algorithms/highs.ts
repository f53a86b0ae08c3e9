import loadHighs from 'highs';
import type { Country } from './random-country.ts';

/** Weight of one placement beside the score. */
export const PLACEMENT_WEIGHT = 1000;

/** Loads the solver; loading its WebAssembly is not measured. */
export const startHighs = (): Promise<Highs> =>
  // The types of the package are those of its CommonJS build; as an ES module its export is the function itself.
  (loadHighs as unknown as typeof loadHighs.default)();

type Highs = Awaited<ReturnType<typeof loadHighs.default>>;

/**
 * The same allocation as a linear program in the fastest form for the solver: typed arrays, no presolve, no integrality
 * (a transportation problem has integral optima). A column per edge; rows: people, then offers.
 *
 * @returns Σ (PLACEMENT_WEIGHT + score) over the placements
 */
export function solveByHighs(highs: Highs, { start, offer, score, places }: Country): number {
  const edges = offer.length;
  const people = start.length - 1;
  const rows = people + places.length;
  const indices = new Int32Array(2 * edges);
  for (let i = 0; i < people; i++) {
    for (let e = start[i] as number; e < (start[i + 1] as number); e++) {
      indices[2 * e] = i;
      indices[2 * e + 1] = people + (offer[e] as number);
    }
  }
  const rowUpper = new Float64Array(rows).fill(1);
  rowUpper.set(places, people);
  const model = highs.createModel({
    numCols: edges,
    numRows: rows,
    colCost: Float64Array.from(score, (value) => -(PLACEMENT_WEIGHT + value)),
    colLower: new Float64Array(edges),
    colUpper: new Float64Array(edges).fill(1),
    rowLower: new Float64Array(rows).fill(-highs.infinity),
    rowUpper,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: edges,
      starts: Int32Array.from({ length: edges + 1 }, (_, e) => 2 * e),
      indices,
      values: new Float64Array(2 * edges).fill(1),
    },
  });
  try {
    model.options.set({ output_flag: false, presolve: 'off' });
    model.run();
    return Math.round(-model.getObjectiveValue());
  } finally {
    model.dispose();
  }
}
