/** A part of the input that is one JSON value, or what is wrong with it. Lines and indexes count from 1. */
export interface JsonPiece {
  line: number;
  index: number;
  text?: string;
  fault?: 'too-large' | 'truncated';
}

/** Lists in a wrapper object that hold the records, so that these are read one by one. */
const RECORD_LIST_NAMES = new Set(['contents', 'results', 'items', 'data', 'records']);
const MAX_RECORD_LENGTH = 64_000_000;
const MAX_NAME_LENGTH = 100;

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/**
 * Splits a stream of JSON text into its records without holding it in memory: the elements of an array or of the list in
 * a page wrapper, or concatenated values. Each record is parsed by itself, so that an invalid one does not spoil the rest.
 * A token stream such as stream-json would end at the first mistake, and is not meant for untrusted files.
 */
export async function* splitJsonRecords(
  chunks: AsyncIterable<string>,
  maxLength = MAX_RECORD_LENGTH,
): AsyncGenerator<JsonPiece> {
  const splitter = createSplitter(maxLength);
  for await (const chunk of chunks) {
    splitter.push(chunk);
    yield* splitter.take();
  }
  splitter.end();
  yield* splitter.take();
}

const isPunctuation = (char: number): boolean =>
  char === COMMA || char === CLOSE_BRACKET || char === CLOSE_BRACE || char === COLON;

function createSplitter(maxLength: number) {
  let pieces: JsonPiece[] = [];
  let parts: string[] = [];
  let length = 0;
  let depth = 0;
  /** The depth of the records: 0 concatenated values, 1 in an array, 2 in the list of a wrapper, -1 after that list. */
  let recordDepth = 0;
  let inString = false;
  let isEscaped = false;
  let inRecord = false;
  let line = 1;
  let recordLine = 1;
  let index = 0;
  /** In the outermost object: the last property name, its beginning in an earlier chunk, and whether its value follows. */
  let name = '';
  let namePrefix = '';
  let isNamed = false;

  const append = (part: string) => {
    length += part.length;
    if (length <= maxLength) parts.push(part);
    else parts = [];
  };
  const endRecord = () => {
    index++;
    pieces.push(
      length > maxLength
        ? { line: recordLine, index, fault: 'too-large' }
        : { line: recordLine, index, text: parts.join('') },
    );
    discardRecord();
  };
  const discardRecord = () => {
    parts = [];
    length = 0;
    inRecord = false;
  };

  const beginsRecordList = () => depth === 0 || (depth === 1 && isNamed && RECORD_LIST_NAMES.has(name));

  function push(chunk: string): void {
    let recordStart = 0;
    let stringStart = 0;
    for (let offset = 0; offset < chunk.length; offset++) {
      const char = chunk.charCodeAt(offset);
      if (char === NEWLINE) line++;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (char === BACKSLASH) isEscaped = true;
        else if (char === QUOTE || char === NEWLINE) {
          // A JSON string cannot contain a line break: an unclosed string ends here at the latest.
          inString = false;
          if (recordDepth === 0 && depth === 1) name = namePrefix + chunk.slice(stringStart, offset);
          namePrefix = '';
        }
        continue;
      }
      if (char <= SPACE) continue;
      if (char === OPEN_BRACKET && recordDepth === 0 && beginsRecordList()) {
        // The list of records begins; what came before it was only its wrapper.
        depth++;
        recordDepth = depth;
        discardRecord();
        continue;
      }
      if (!inRecord && depth === recordDepth && !isPunctuation(char)) {
        inRecord = true;
        recordLine = line;
        recordStart = offset;
      }
      if (char === QUOTE) {
        inString = true;
        stringStart = offset + 1;
      } else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
        depth++;
        isNamed = false;
      } else if (char === COLON) isNamed = true;
      else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) {
        if (depth > 0) depth--;
        if (inRecord && depth < recordDepth) {
          // The last record of the list was a literal or a number.
          append(chunk.slice(recordStart, offset));
          endRecord();
        } else if (inRecord && depth === recordDepth) {
          append(chunk.slice(recordStart, offset + 1));
          endRecord();
        }
        if (depth < recordDepth) recordDepth = depth === 1 ? -1 : 0;
        if (depth === 0) recordDepth = 0;
      } else if (char === COMMA) {
        isNamed = false;
        if (inRecord && depth === recordDepth) {
          append(chunk.slice(recordStart, offset));
          endRecord();
        }
      }
    }
    if (inRecord) append(chunk.slice(recordStart));
    if (inString && recordDepth === 0 && depth === 1)
      namePrefix = (namePrefix + chunk.slice(stringStart)).slice(0, MAX_NAME_LENGTH);
  }

  return {
    push,
    take: () => {
      const ready = pieces;
      pieces = [];
      return ready;
    },
    end: () => {
      if (inRecord && depth === 0 && !inString) endRecord();
      else if (inRecord || depth > 0 || inString)
        pieces.push({ line: inRecord ? recordLine : line, index: index + 1, fault: 'truncated' });
    },
  };
}
