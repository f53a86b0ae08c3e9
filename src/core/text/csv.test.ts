import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('whatever people call themselves, it stays one cell of one row and is never a formula', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'=+-@;,"\'\r\n\t\u2028 ab1') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const csv = toCsv(rows);
      expect(csv.split(/\r\n|[\r\n]/)).toHaveLength(rows.length + 1);
      const read: string[][] = parse(csv, { bom: true, delimiter: ';', skip_empty_lines: false });
      expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const text of read.flat()) expect(text).not.toMatch(/^\s*[=+\-@]/);
    }),
    { numRuns: 500 },
  );
});

test('a name with a carriage return and a sum behind it is a name', () => {
  expect(toCsv([['Zara\r=1+1', 'Ali; "de Groot"', 4]])).toBe('\ufeffZara =1+1;"Ali; ""de Groot""";4\r\n');
});
