/** In a range: this bound is unknown. */
export const NOT_KNOWN = -32768;

/** One criterion over all items. Array lengths equal the number of items, except `slots.start` (one more) and `slots.mask`. */
export type ScoringColumn =
  /** Bitmask per item, e.g. languages spoken; 0 = not known. */
  | { kind: 'overlap'; has: Uint32Array }
  /** Per bit: the item has it, lacks it, or (neither) it is unknown. */
  | { kind: 'cover'; has: Uint32Array; lacks: Uint32Array }
  /** Inclusive bounds; NOT_KNOWN on one side leaves the verdict to the other side, on both sides = unknown. */
  | { kind: 'range'; min: Int16Array; max: Int16Array }
  /** Degrees (WGS 84); NaN on either = not known. `fromHome` 1 = one joins from home; left out = nobody does. */
  | { kind: 'travel'; lat: Float64Array; lon: Float64Array; fromHome?: Uint8Array }
  /** Item i has slots start[i] up to start[i+1]; `mask` = the cells a slot needs; no slots = not known. */
  | { kind: 'slots'; start: Uint32Array; mask: Uint32Array }
  /** A small code per item; the criterion gives it a meaning. */
  | { kind: 'table'; value: Uint8Array };

type ErrorText = string | null;

function firstInvalidItem(size: number, wrong: (item: number) => string | false): ErrorText {
  for (let i = 0; i < size; i++) {
    const what = wrong(i);
    if (what) return `item ${i} ${what}`;
  }
  return null;
}

function lengthError(column: ScoringColumn, size: number): ErrorText {
  for (const [name, values] of Object.entries(column)) {
    if (typeof values === 'string') continue;
    const slots = column.kind === 'slots';
    const wanted = !slots ? size : name === 'start' ? size + 1 : (column.start[size] ?? 0);
    if (values.length !== wanted) return `${name} has length ${values.length}, expected ${wanted}`;
  }
  return null;
}

function valueError(column: ScoringColumn, size: number): ErrorText {
  switch (column.kind) {
    case 'overlap':
    case 'table':
      return null;
    case 'cover': {
      const { has, lacks } = column;
      return firstInvalidItem(
        size,
        (i) => ((has[i] ?? 0) & (lacks[i] ?? 0)) !== 0 && 'both has and lacks the same bit',
      );
    }
    case 'range':
      return firstInvalidItem(size, (i) => {
        const min = column.min[i] ?? NOT_KNOWN;
        const max = column.max[i] ?? NOT_KNOWN;
        return min !== NOT_KNOWN && max !== NOT_KNOWN && min > max && `has min ${min} above max ${max}`;
      });
    case 'travel':
      return firstInvalidItem(size, (i) => {
        if (Math.abs(column.lat[i] ?? 0) > 90) return `has latitude ${column.lat[i]}`;
        return Math.abs(column.lon[i] ?? 0) > 180 && `has longitude ${column.lon[i]}`;
      });
    case 'slots': {
      const { start } = column;
      if (start[0] !== 0) return `start[0] is ${start[0]}, expected 0`;
      return firstInvalidItem(
        size,
        (i) => (start[i] ?? 0) > (start[i + 1] ?? 0) && 'has slots that end before they start',
      );
    }
  }
}

/** Throws a RangeError that names the column and the first invalid item. O(values). */
export function checkColumn(column: ScoringColumn, at: number, size: number): void {
  const flaw = lengthError(column, size) ?? valueError(column, size);
  if (flaw) throw new RangeError(`column ${at} (${column.kind}): ${flaw}`);
}
