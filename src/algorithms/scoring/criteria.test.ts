import { expect, test } from 'vitest';
import { buildScoringIndex, CANNOT, type ScoringColumn, type ScoringCriterion, scoreItems } from './index.ts';

const badColumns: [string, ScoringColumn][] = [
  ['column 1 (overlap): has has length 2, expected 3', { kind: 'overlap', has: new Uint32Array(2) }],
  [
    'column 1 (cover): item 2 both has and lacks the same bit',
    { kind: 'cover', has: Uint32Array.of(0, 1, 2), lacks: Uint32Array.of(1, 2, 2) },
  ],
  [
    'column 1 (range): item 1 has min 5 above max 4',
    { kind: 'range', min: Int16Array.of(0, 5, 0), max: Int16Array.of(0, 4, 0) },
  ],
  [
    'column 1 (travel): item 2 has latitude 91',
    { kind: 'travel', lat: Float64Array.of(0, 0, 91), lon: new Float64Array(3) },
  ],
  [
    'column 1 (travel): item 0 has longitude Infinity',
    { kind: 'travel', lat: new Float64Array(3), lon: Float64Array.of(Infinity, 0, 0) },
  ],
  [
    'column 1 (slots): item 1 has slots that end before they start',
    { kind: 'slots', start: Uint32Array.of(0, 2, 1, 3), mask: new Uint32Array(3) },
  ],
  [
    'column 1 (slots): mask has length 3, expected 4',
    { kind: 'slots', start: Uint32Array.of(0, 1, 1, 4), mask: new Uint32Array(3) },
  ],
  [
    'column 1 (slots): start[0] is 1, expected 0',
    { kind: 'slots', start: Uint32Array.of(1, 1, 1, 1), mask: new Uint32Array(1) },
  ],
];

test.each(badColumns)('a column that cannot be right is refused: %s', (message, column) => {
  const good: ScoringColumn = { kind: 'table', value: new Uint8Array(3) };
  expect(() => buildScoringIndex(3, [good, column])).toThrow(new RangeError(message));
});

test('no more columns than verdicts fit in a word', () => {
  const column: ScoringColumn = { kind: 'table', value: new Uint8Array(1) };
  expect(() => buildScoringIndex(1, new Array(17).fill(column))).toThrow('17 columns, expected at most 16');
  expect(() => buildScoringIndex(-1, [])).toThrow(RangeError);
});

const travelCriterion = {
  kind: 'travel',
  lat: 52,
  lon: 4,
  modes: [{ minutesPerKm: 4, startMinutes: 0, detour: 1.3 }],
  maxMinutes: 30,
  slack: 1.5,
  weight: 1,
  miss: CANNOT,
} as const;
const invalidCriteria: [string, (ScoringCriterion | null)[]][] = [
  ['1 criteria, expected one per column: 2', [null]],
  [
    'criterion 1 is range, but its column is travel',
    [null, { kind: 'range', value: 1, slack: 0, weight: 1, miss: CANNOT }],
  ],
  ['criterion 1 (travel): latitude 900 is out of range', [null, { ...travelCriterion, lat: 900 }]],
  ['criterion 1 (travel): weight -1 is out of range', [null, { ...travelCriterion, weight: -1 }]],
  ['criterion 1 (travel): slack 0.5 is out of range', [null, { ...travelCriterion, slack: 0.5 }]],
  [
    'criterion 1 (travel): maxMinutes NaN is out of range',
    [null, { ...travelCriterion, maxMinutes: Number.NaN }],
  ],
  [
    'criterion 0 (table): verdict 4 at code 1 is out of range',
    [{ kind: 'table', verdicts: Uint8Array.of(0, 4, 0), weight: 1 }, null],
  ],
  [
    'criterion 0 (table): no verdict for code 2',
    [{ kind: 'table', verdicts: Uint8Array.of(0, 1), weight: 1 }, null],
  ],
];

test.each(invalidCriteria)('a criterion that cannot be right is refused: %s', (message, criteria) => {
  const index = buildScoringIndex(2, [
    { kind: 'table', value: Uint8Array.of(0, 2) },
    { kind: 'travel', lat: new Float64Array(2), lon: new Float64Array(2) },
  ]);
  expect(() => scoreItems(index, criteria)).toThrow(new RangeError(message));
});

test('a place to write the result that has another size is refused', () => {
  const index = buildScoringIndex(2, []);
  const into = { score: new Int32Array(2), verdicts: new Uint32Array(1), minutes: new Float32Array(2) };
  expect(() => scoreItems(index, [], into)).toThrow(new RangeError('into.verdicts has length 1, expected 2'));
});
