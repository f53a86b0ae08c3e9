import type loadHighs from 'highs';
import type { PairingProblem } from './problem.ts';

type Highs = Awaited<ReturnType<typeof loadHighs.default>>;

/**
 * The largest stable pairing as a mixed integer program: a column per pair; at most one pair per agent; and for every
 * possible pair one of the two has a partner that it likes at least as much.
 *
 * @returns the number of pairs
 */
export function largestByHighs(highs: Highs, p: PairingProblem): number {
  const lefts = p.start.length - 1;
  const pairs = p.right.length;
  const leftOfEdge = new Int32Array(pairs);
  for (let i = 0; i < lefts; i++) leftOfEdge.fill(i, p.start[i], p.start[i + 1]);
  const ofRight: number[][] = Array.from({ length: p.rightCount }, () => []);
  for (const [e, j] of p.right.entries()) ofRight[j]?.push(e);
  const columns: number[][] = Array.from({ length: pairs }, (_, e) => [
    leftOfEdge[e] as number,
    lefts + (p.right[e] as number),
  ]);
  for (let e = 0; e < pairs; e++) {
    const row = lefts + p.rightCount + e;
    const i = leftOfEdge[e] as number;
    for (let f = p.start[i] as number; f < (p.start[i + 1] as number); f++) {
      if ((p.leftLevel[f] as number) <= (p.leftLevel[e] as number)) columns[f]?.push(row);
    }
    for (const f of ofRight[p.right[e] as number] ?? []) {
      if (leftOfEdge[f] !== i && (p.rightLevel[f] as number) <= (p.rightLevel[e] as number))
        columns[f]?.push(row);
    }
  }
  const rows = lefts + p.rightCount + pairs;
  const rowLower = new Float64Array(rows).fill(-highs.infinity);
  rowLower.fill(1, lefts + p.rightCount);
  const rowUpper = new Float64Array(rows).fill(1);
  rowUpper.fill(highs.infinity, lefts + p.rightCount);
  const starts = new Int32Array(pairs + 1);
  for (const [e, column] of columns.entries()) starts[e + 1] = (starts[e] as number) + column.length;
  const indices = Int32Array.from(columns.flat());
  const model = highs.createModel({
    numCols: pairs,
    numRows: rows,
    colCost: new Float64Array(pairs).fill(-1),
    colLower: new Float64Array(pairs),
    colUpper: new Float64Array(pairs).fill(1),
    rowLower,
    rowUpper,
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: pairs,
      starts,
      indices,
      values: new Float64Array(indices.length).fill(1),
    },
    integrality: new Int32Array(pairs).fill(1),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    model.run();
    return Math.round(-model.getObjectiveValue());
  } finally {
    model.dispose();
  }
}
