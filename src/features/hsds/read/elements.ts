/** A piece of the input that is one JSON value, or what is wrong with it. Lines and indexes count from 1. */
export interface Piece {
  line: number;
  index: number;
  text?: string;
  fault?: 'too-large' | 'truncated';
}

/** Lists in a wrapper that hold the records, so that they are read one by one. */
const LISTS = new Set(['contents', 'results', 'items', 'data', 'records']);
const LARGEST = 64_000_000;

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const COMMA = 44;

/**
 * Cuts a stream of JSON text into its records without keeping it: the elements of an array, or of the list in a page
 * wrapper, or values that follow each other. Each piece is parsed by itself, so that one bad record does not spoil the rest.
 * Not a token stream such as stream-json: that ends at the first mistake, and is not meant for files of strangers.
 */
export async function* pieces(chunks: AsyncIterable<string>, largest = LARGEST): AsyncGenerator<Piece> {
  const cutter = makeCutter(largest);
  for await (const chunk of chunks) {
    cutter.push(chunk);
    yield* cutter.take();
  }
  cutter.end();
  yield* cutter.take();
}

function makeCutter(largest: number) {
  let found: Piece[] = [];
  let kept: string[] = [];
  let length = 0;
  let depth = 0;
  /** At this depth the records lie: 0 values that follow each other, 1 in an array, 2 in the list of a wrapper. */
  let level = 0;
  let inText = false;
  let escaped = false;
  let open = false;
  let line = 1;
  let began = 1;
  let index = 0;
  /** In the outermost object: the name that was read last, and whether the next value belongs to it. */
  let name = '';
  let nameBegun = '';
  let named = false;

  const keep = (part: string) => {
    length += part.length;
    if (length <= largest) kept.push(part);
    else kept = [];
  };
  const close = () => {
    index++;
    found.push(
      length > largest
        ? { line: began, index, fault: 'too-large' }
        : { line: began, index, text: kept.join('') },
    );
    drop();
  };
  const drop = () => {
    kept = [];
    length = 0;
    open = false;
  };

  /** Looks at one chunk; `from` is where the part begins that belongs to the open record. */
  function push(chunk: string): void {
    let from = 0;
    let textFrom = 0;
    for (let at = 0; at < chunk.length; at++) {
      const sign = chunk.charCodeAt(at);
      if (sign === 10) line++;
      if (inText) {
        if (escaped) escaped = false;
        else if (sign === BACKSLASH) escaped = true;
        else if (sign === QUOTE || sign === 10) {
          // A text cannot hold a bare end of line: it ended here at the latest.
          inText = false;
          if (level === 0 && depth === 1) name = nameBegun + chunk.slice(textFrom, at);
          nameBegun = '';
        }
        continue;
      }
      if (sign <= 32) continue;
      if (sign === 91 && level === 0 && (depth === 0 || (depth === 1 && named && LISTS.has(name)))) {
        // The list of records begins; what stood before it was only its wrapper.
        depth++;
        level = depth;
        drop();
        continue;
      }
      if (!open && depth === level && sign !== COMMA && sign !== 93 && sign !== 125 && sign !== COLON) {
        open = true;
        began = line;
        from = at;
      }
      if (sign === QUOTE) {
        inText = true;
        textFrom = at + 1;
      } else if (sign === 123 || sign === 91) {
        depth++;
        named = false;
      } else if (sign === COLON) named = true;
      else if (sign === 125 || sign === 93) {
        if (depth > 0) depth--;
        if (open && depth < level) {
          // A bare word or number was the last record of the list.
          keep(chunk.slice(from, at));
          close();
        } else if (open && depth === level) {
          keep(chunk.slice(from, at + 1));
          close();
        }
        if (depth < level) level = depth === 1 ? -1 : 0;
        if (depth === 0) level = 0;
      } else if (sign === COMMA) {
        named = false;
        if (open && depth === level) {
          keep(chunk.slice(from, at));
          close();
        }
      }
    }
    if (open) keep(chunk.slice(from));
    if (inText && level === 0 && depth === 1) nameBegun = (nameBegun + chunk.slice(textFrom)).slice(0, 100);
  }

  return {
    push,
    take: () => {
      const now = found;
      found = [];
      return now;
    },
    end: () => {
      if (open && depth === 0 && !inText) close();
      else if (open || depth > 0 || inText)
        found.push({ line: open ? began : line, index: index + 1, fault: 'truncated' });
    },
  };
}
