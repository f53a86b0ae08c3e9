import { checkColumn, type ScoringColumn } from './columns.ts';
import { type DistinctColumn, type DistinctValues, findDistinctValues } from './distinct-values.ts';
import { MAX_COLUMNS } from './verdict.ts';

/** One column of a group: `codeOf[g]` is its distinct value in combination g of the group. */
export interface GroupedColumn {
  column: number;
  values: DistinctValues;
  count: number;
  codeOf: Int32Array;
}

/** Columns merged into one: `code[i]` says which of `count` combinations of values item i has. */
export interface ColumnGroup {
  code: Int32Array;
  count: number;
  members: GroupedColumn[];
}

/** Items prepared for `scoreItems`. Holds copies: the source arrays may change afterwards. */
export interface ScoringIndex {
  readonly size: number;
  readonly columns: readonly {
    kind: ScoringColumn['kind'] /** For a table: one more than its highest code. */;
    codes: number;
  }[];
  readonly groups: readonly ColumnGroup[];
  /** Buffer for sums; overwritten by every call of `scoreItems`. */
  readonly sum: Float64Array;
}

const singleColumnGroup = (column: number, { code, count, values }: DistinctColumn): ColumnGroup => ({
  code,
  count,
  members: [{ column, values, count, codeOf: Int32Array.from({ length: count }, (_, k) => k) }],
});

/** Both groups merged, or null when that would have more than `maxCombinations` combinations. O(items). */
function mergeGroups(a: ColumnGroup, b: ColumnGroup, maxCombinations: number): ColumnGroup | null {
  const code = new Int32Array(a.code.length);
  const codeOfPair = new Map<number, number>();
  const pairs: number[] = [];
  for (let i = 0; i < code.length; i++) {
    const pair = (a.code[i] ?? 0) * b.count + (b.code[i] ?? 0);
    let pairCode = codeOfPair.get(pair);
    if (pairCode === undefined) {
      pairCode = pairs.length;
      if (pairCode === maxCombinations) return null;
      codeOfPair.set(pair, pairCode);
      pairs.push(pair);
    }
    code[i] = pairCode;
  }
  const through = (member: GroupedColumn, part: (pair: number) => number): GroupedColumn => ({
    ...member,
    codeOf: Int32Array.from(pairs, (pair) => member.codeOf[part(pair)] ?? 0),
  });
  const members = [
    ...a.members.map((member) => through(member, (pair) => Math.floor(pair / b.count))),
    ...b.members.map((member) => through(member, (pair) => pair % b.count)),
  ];
  return { code, count: pairs.length, members };
}

const hasTravel = (group: ColumnGroup): boolean =>
  group.members.some((member) => member.values.kind === 'travel');

/** Merges columns with few combinations of values. Travel columns stay alone, because minutes are reported per item. */
function mergeSmallGroups(groups: readonly ColumnGroup[], maxCombinations: number): ColumnGroup[] {
  const joined: ColumnGroup[] = [];
  for (const group of groups.toSorted((a, b) => a.count - b.count)) {
    let isMerged = false;
    for (let k = 0; k < joined.length && !isMerged && !hasTravel(group); k++) {
      const other = joined[k];
      const both = other && !hasTravel(other) ? mergeGroups(other, group, maxCombinations) : null;
      if (both) joined[k] = both;
      isMerged = both !== null;
    }
    if (!isMerged) joined.push(group);
  }
  return joined;
}

/**
 * Prepares items for many calls of `scoreItems`.
 *
 * Every column becomes a list of its distinct values and a code per item, and columns with few combinations of
 * values are merged, so that a criterion is judged once per value and an item costs one look-up per group.
 *
 * @param size number of items, 0 or more
 * @param columns at most 16; see `ScoringColumn` for shapes and units. Copied.
 * @throws RangeError naming the column and the invalid item
 *
 * O(size × columns) time and memory (4 bytes per item and group, plus the distinct values).
 * Source: dictionary encoding as in column stores (Abadi et al., Design of Column-Oriented Database Systems, 2013).
 */
export function buildScoringIndex(size: number, columns: readonly ScoringColumn[]): ScoringIndex {
  if (!Number.isInteger(size) || size < 0)
    throw new RangeError(`size is ${size}, expected a whole number from 0`);
  if (columns.length > MAX_COLUMNS) {
    throw new RangeError(`${columns.length} columns, expected at most ${MAX_COLUMNS}`);
  }
  columns.forEach((column, at) => {
    checkColumn(column, at, size);
  });
  const groups = columns.map((column, at) => singleColumnGroup(at, findDistinctValues(column, size)));
  return {
    size,
    columns: columns.map((column) => ({
      kind: column.kind,
      codes: column.kind === 'table' ? column.value.reduce((most, code) => Math.max(most, code + 1), 0) : 0,
    })),
    sum: new Float64Array(size),
    groups: mergeSmallGroups(groups, Math.max(256, size >> 4)),
  };
}
