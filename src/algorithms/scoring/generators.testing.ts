import fc from 'fast-check';
import type { ScoringColumn } from './columns.ts';
import { NOT_KNOWN } from './columns.ts';
import type { ScoringCriterion } from './criteria.ts';

// Random items and criteria for the tests: one entry per item, turned into columns at the end.
export type ColumnKind = ScoringColumn['kind'];
export type RandomEntry = {
  bits: number;
  otherBits: number;
  low: number;
  high: number;
  lat: number;
  lon: number;
  slots: number[];
};
export type ColumnCase = { kind: ColumnKind; entries: RandomEntry[]; criterion: ScoringCriterion | null };

const word = fc.integer({ min: 0, max: 0xffffffff });
const miss = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);
const weight = fc.constantFrom(0, 1, 2, 0.5, 7);
const side = fc.oneof(fc.constant(NOT_KNOWN), fc.integer({ min: -5, max: 20 }));
const maybe = (x: fc.Arbitrary<number>) =>
  fc.oneof({ weight: 4, arbitrary: x }, { weight: 1, arbitrary: fc.constant(Number.NaN) });
const doubleBetween = (min: number, max: number) => fc.double({ min, max, noNaN: true });

// Thousandths of a degree: no verdict depends on rounding alone.
const thousandths = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((x) => x / 1000);

const entry: fc.Arbitrary<RandomEntry> = fc.record({
  bits: fc.oneof(fc.constant(0), word, fc.integer({ min: 0, max: 7 })),
  otherBits: fc.oneof(fc.constant(0), word, fc.integer({ min: 0, max: 7 })),
  low: side,
  high: side,
  lat: maybe(thousandths(51, 53)),
  lon: maybe(thousandths(4, 6)),
  slots: fc.array(fc.oneof(word, fc.integer({ min: 0, max: 7 })), { maxLength: 3 }),
});

const criteria: Record<ColumnKind, fc.Arbitrary<ScoringCriterion>> = {
  overlap: fc.record({
    kind: fc.constant('overlap' as const),
    wants: fc.oneof(word, fc.integer({ min: 0, max: 7 })),
    weight,
    miss,
  }),
  cover: fc.record({
    kind: fc.constant('cover' as const),
    needs: fc.oneof(word, fc.integer({ min: 0, max: 7 })),
    weight,
    miss,
  }),
  range: fc.record({
    kind: fc.constant('range' as const),
    value: fc.integer({ min: -8, max: 24 }),
    slack: fc.integer({ min: 0, max: 4 }),
    weight,
    miss,
  }),
  travel: fc.record({
    kind: fc.constant('travel' as const),
    lat: thousandths(51, 53),
    lon: thousandths(4, 6),
    modes: fc.array(
      fc.record({
        minutesPerKm: doubleBetween(0.5, 12),
        startMinutes: doubleBetween(0, 10),
        detour: doubleBetween(1, 2),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    maxMinutes: fc.integer({ min: 1, max: 300 }),
    slack: doubleBetween(1, 2),
    weight,
    miss,
  }),
  slots: fc.record({
    kind: fc.constant('slots' as const),
    free: fc.oneof(word, fc.integer({ min: 0, max: 7 })),
    weight,
    miss,
  }),
  table: fc.record({
    kind: fc.constant('table' as const),
    verdicts: fc.uint8Array({ minLength: 8, maxLength: 8, max: 3 }),
    weight,
  }),
};

const columnCase = (size: number): fc.Arbitrary<ColumnCase> =>
  fc.constantFrom<ColumnKind>('overlap', 'cover', 'range', 'travel', 'slots', 'table').chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      entries: fc.array(entry, { minLength: size, maxLength: size }),
      criterion: fc.option(criteria[kind], { nil: null, freq: 6 }),
    }),
  );

/** Some columns over the same items, each with a criterion or none. */
export const columnCases: fc.Arbitrary<ColumnCase[]> = fc
  .integer({ min: 0, max: 12 })
  .chain((size) => fc.array(columnCase(size), { minLength: 1, maxLength: 16 }));

/** So many items that hardly two are equal, over columns of every kind. */
export const manyItemCases: fc.Arbitrary<ColumnCase[]> = fc.tuple(
  ...(Object.keys(criteria) as ColumnKind[]).map((kind) =>
    fc.record({
      kind: fc.constant(kind),
      entries: fc.array(entry, { minLength: 600, maxLength: 600 }),
      criterion: criteria[kind],
    }),
  ),
);

/** Turns entries into a column, correcting contradictory ones. */
export function columnOf({ kind, entries }: ColumnCase): ScoringColumn {
  const bitsOf = (of: (e: RandomEntry) => number) => Uint32Array.from(entries, of);
  switch (kind) {
    case 'overlap':
      return { kind, has: bitsOf((e) => e.bits) };
    case 'cover':
      return { kind, has: bitsOf((e) => e.bits), lacks: bitsOf((e) => (e.otherBits & ~e.bits) >>> 0) };
    case 'table':
      return { kind, value: Uint8Array.from(entries, (e) => e.bits % 8) };
    case 'travel':
      return {
        kind,
        lat: Float64Array.from(entries, (e) => e.lat),
        lon: Float64Array.from(entries, (e) => e.lon),
        fromHome: Uint8Array.from(entries, isFromHome),
      };
    case 'range':
      return { kind, min: Int16Array.from(entries, (e) => e.low), max: Int16Array.from(entries, highOf) };
    case 'slots': {
      const start = new Uint32Array(entries.length + 1);
      entries.forEach((e, i) => {
        start[i + 1] = (start[i] ?? 0) + e.slots.length;
      });
      return { kind, start, mask: Uint32Array.from(entries.flatMap((e) => e.slots)) };
    }
  }
}

/** One in eight is joined from home. */
export const isFromHome = (e: RandomEntry): number => Number(e.otherBits % 8 === 7);

export const highOf = (e: RandomEntry): number =>
  e.high === NOT_KNOWN ? NOT_KNOWN : Math.max(e.low, e.high);
