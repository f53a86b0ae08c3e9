import type { JsonPiece } from './json-records.ts';

const MAX_LINE_LENGTH = 64_000_000;

/** Splits a stream of NDJSON text into lines, so that an invalid line does not affect the next. Empty lines are skipped. */
export async function* splitLines(
  chunks: AsyncIterable<string>,
  maxLength = MAX_LINE_LENGTH,
): AsyncGenerator<JsonPiece> {
  let parts: string[] = [];
  let length = 0;
  let line = 0;
  let index = 0;
  const append = (part: string) => {
    length += part.length;
    if (length <= maxLength) parts.push(part);
    else parts = [];
  };
  const endLine = (): JsonPiece[] => {
    const text = parts.join('').trim();
    const isTooLarge = length > maxLength;
    parts = [];
    length = 0;
    line++;
    if (isTooLarge) return [{ line, index: ++index, fault: 'too-large' }];
    return text ? [{ line, index: ++index, text }] : [];
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      append(chunk.slice(start, end));
      yield* endLine();
      start = end + 1;
    }
    if (start < chunk.length) append(chunk.slice(start));
  }
  if (length) yield* endLine();
}
