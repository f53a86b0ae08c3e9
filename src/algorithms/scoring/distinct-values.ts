import type { ScoringColumn } from './columns.ts';

/** Columns as they are judged: coordinates become unit vectors, so that distances need no trigonometry. */
export type DistinctValues =
  | Exclude<ScoringColumn, { kind: 'travel' }>
  | { kind: 'travel'; x: Float64Array; y: Float64Array; z: Float64Array; fromHome: Uint8Array };

/** A dictionary-encoded column: `code[i]` says which of the `count` distinct values item i has. */
export interface DistinctColumn {
  code: Int32Array;
  count: number;
  values: DistinctValues;
}

const RADIANS_PER_DEGREE = Math.PI / 180;

/** The point on the unit sphere, from degrees. */
export function unitVector(lat: number, lon: number): [x: number, y: number, z: number] {
  const ring = Math.cos(lat * RADIANS_PER_DEGREE);
  return [
    ring * Math.cos(lon * RADIANS_PER_DEGREE),
    ring * Math.sin(lon * RADIANS_PER_DEGREE),
    Math.sin(lat * RADIANS_PER_DEGREE),
  ];
}

function keyOf(column: ScoringColumn): (item: number) => string | number | undefined {
  switch (column.kind) {
    case 'overlap':
      return (i) => column.has[i];
    case 'table':
      return (i) => column.value[i];
    case 'cover':
      return (i) => `${column.has[i]},${column.lacks[i]}`;
    case 'range':
      return (i) => (column.min[i] ?? 0) * 65536 + (column.max[i] ?? 0);
    case 'travel':
      return (i) => (column.fromHome?.[i] ? 'home' : `${column.lat[i]},${column.lon[i]}`);
    case 'slots':
      // The order of slots has no meaning: items with the same slots in another order are equal.
      return (i) =>
        column.mask
          .slice(column.start[i], column.start[i + 1])
          .sort()
          .join();
  }
}

function selectItems(column: ScoringColumn, items: Int32Array): DistinctValues {
  const selectFrom = <T extends { [i: number]: number }>(from: ArrayLike<number>, to: T): T => {
    for (let k = 0; k < items.length; k++) (to as Record<number, number>)[k] = from[items[k] ?? 0] ?? 0;
    return to;
  };
  const n = items.length;
  switch (column.kind) {
    case 'overlap':
      return { kind: 'overlap', has: selectFrom(column.has, new Uint32Array(n)) };
    case 'table':
      return { kind: 'table', value: selectFrom(column.value, new Uint8Array(n)) };
    case 'cover': {
      const { has, lacks } = column;
      return {
        kind: 'cover',
        has: selectFrom(has, new Uint32Array(n)),
        lacks: selectFrom(lacks, new Uint32Array(n)),
      };
    }
    case 'range': {
      const { min, max } = column;
      return {
        kind: 'range',
        min: selectFrom(min, new Int16Array(n)),
        max: selectFrom(max, new Int16Array(n)),
      };
    }
    case 'travel': {
      const [x, y, z] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
      const fromHome = column.fromHome ? selectFrom(column.fromHome, new Uint8Array(n)) : new Uint8Array(n);
      items.forEach((item, k) => {
        [x[k], y[k], z[k]] = unitVector(column.lat[item] ?? Number.NaN, column.lon[item] ?? Number.NaN);
      });
      return { kind: 'travel', x, y, z, fromHome };
    }
    case 'slots': {
      const start = new Uint32Array(n + 1);
      const mask: number[] = [];
      for (let k = 0; k < n; k++) {
        const item = items[k] ?? 0;
        mask.push(...column.mask.subarray(column.start[item], column.start[item + 1]));
        start[k + 1] = mask.length;
      }
      return { kind: 'slots', start, mask: Uint32Array.from(mask) };
    }
  }
}

/** Finds the distinct values of a column, in order of first appearance. Copies everything. O(items). */
export function findDistinctValues(column: ScoringColumn, size: number): DistinctColumn {
  const code = new Int32Array(size);
  const codeOfKey = new Map<string | number | undefined, number>();
  const firsts: number[] = [];
  const key = keyOf(column);
  for (let i = 0; i < size; i++) {
    const k = key(i);
    let valueCode = codeOfKey.get(k);
    if (valueCode === undefined) {
      valueCode = firsts.length;
      codeOfKey.set(k, valueCode);
      firsts.push(i);
    }
    code[i] = valueCode;
  }
  return { code, count: firsts.length, values: selectItems(column, Int32Array.from(firsts)) };
}
