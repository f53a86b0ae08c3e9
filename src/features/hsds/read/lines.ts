import type { Piece } from './elements.ts';

const LARGEST = 64_000_000;

/** Cuts a stream of text into its lines: for ndjson, where a bad line must not spoil the next. Empty lines are passed by. */
export async function* lines(chunks: AsyncIterable<string>, largest = LARGEST): AsyncGenerator<Piece> {
  let kept: string[] = [];
  let length = 0;
  let line = 0;
  let index = 0;
  const keep = (part: string) => {
    length += part.length;
    if (length <= largest) kept.push(part);
    else kept = [];
  };
  const close = (): Piece[] => {
    const text = kept.join('').trim();
    const tooLarge = length > largest;
    kept = [];
    length = 0;
    line++;
    if (tooLarge) return [{ line, index: ++index, fault: 'too-large' }];
    return text ? [{ line, index: ++index, text }] : [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      keep(chunk.slice(from, end));
      yield* close();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.slice(from));
  }
  if (length) yield* close();
}
