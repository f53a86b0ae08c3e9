import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JsonPiece, splitJsonRecords } from './json-records.ts';
import { splitLines } from './lines.ts';

async function* chunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const pieces: T[] = [];
  for await (const item of items) pieces.push(item);
  return pieces;
}

const valuesOf = (pieces: JsonPiece[]) => pieces.map(({ text, fault }) => fault ?? JSON.parse(text ?? ''));

const NESTED = '{"a":[1,{"b":"]}\\"{["}],"é":"\\\\"}';

test.each([1, 2, 3, 7, 1000])(
  'records are cut the same however the text arrives, here %i letters at a time',
  async (size) => {
    const cut = async (text: string) => valuesOf(await collect(splitJsonRecords(chunks(text, size))));
    const nested = JSON.parse(NESTED);
    expect(await cut(`[${NESTED},${NESTED} , 5,"x,]", null]`)).toEqual([nested, nested, 5, 'x,]', null]);
    expect(
      await cut(
        `{"total_pages": 2, "note": "contents", "contents" : [${NESTED}, ${NESTED}], "last": {"contents": [1]}}`,
      ),
    ).toEqual([nested, nested]);
    expect(await cut(`${NESTED}\n${NESTED}${NESTED}`)).toEqual([nested, nested, nested]);
    expect(await cut(`{"contents":[1]}{"contents":[2]}`)).toEqual([1, 2]);
    expect(await cut('{"id": 1, "services": [{"x": 1}]}')).toEqual([{ id: 1, services: [{ x: 1 }] }]);
    expect(await cut('[]')).toEqual([]);
    expect(await cut(`[${NESTED}, {"a": [1, 2`)).toEqual([nested, 'truncated']);
    expect(await cut(`[${NESTED},`)).toEqual([nested, 'truncated']);
    expect(await cut(`{"contents": [${NESTED}]`)).toEqual([nested, 'truncated']);
  },
);

test('lines count from one, and a line that is too long is told, not kept', async () => {
  const pieces = await collect(splitLines(chunks(`{"a":1}\n\n{"b":"${'x'.repeat(100)}"}\r\n{"c":3}`, 5), 50));
  expect(pieces).toEqual([
    { line: 1, index: 1, text: '{"a":1}' },
    { line: 3, index: 2, fault: 'too-large' },
    { line: 4, index: 3, text: '{"c":3}' },
  ]);
  const large = await collect(
    splitJsonRecords(chunks(`[{"a":1}, {"b":"${'x'.repeat(100)}"}, {"c":3}]`, 9), 50),
  );
  expect(valuesOf(large)).toEqual([{ a: 1 }, 'too-large', { c: 3 }]);
});

test('any JSON comes out as it went in, from an array, a wrapper or values in a row, however it is laid out and chopped', async () => {
  const layout = fc.constantFrom(undefined, 1, '\t');
  const values = fc.array(fc.jsonValue(), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(values, layout, fc.integer({ min: 1, max: 40 }), async (list, space, size) => {
      const out = async (text: string) => valuesOf(await collect(splitJsonRecords(chunks(text, size))));
      // JSON has no minus zero.
      const same = JSON.parse(JSON.stringify(list));
      expect(await out(JSON.stringify(list, null, space))).toEqual(same);
      expect(await out(JSON.stringify({ page: 1, contents: list, empty: false }, null, space))).toEqual(same);
      const rows = list.map((item) => ({ item }));
      expect(await out(rows.map((row) => JSON.stringify(row, null, space)).join('\n'))).toEqual(
        JSON.parse(JSON.stringify(rows)),
      );
    }),
    { numRuns: 300 },
  );
});

test('no text whatsoever makes the cutter fail or lose its end', async () => {
  const signs = fc.string({
    unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', ',', ':', 'a', '1', ' ', '\n', 'contents'),
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(signs, fc.integer({ min: 1, max: 9 }), async (text, size) => {
      const expected = await collect(splitJsonRecords(chunks(text, 1000)));
      expect(await collect(splitJsonRecords(chunks(text, size)))).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});
