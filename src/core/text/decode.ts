import { isUtf8 } from 'node:buffer';
import { letterOf } from './mojibake.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that the first bytes of a file show, and how many of them are its mark. */
export function encodingOf(head: Uint8Array): { encoding: Encoding; mark: number } {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const zeros = [0, 0];
  const sample = head.subarray(0, 2000);
  for (let index = 0; index < sample.length; index++)
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  if ((zeros[1] ?? 0) > sample.length / 5) return { encoding: 'utf-16le', mark: 0 };
  if ((zeros[0] ?? 0) > sample.length / 5) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: 'utf-8', mark: 0 };
}

export interface Decoder {
  text: (bytes: Uint8Array, last?: boolean) => string;
  /** How many bytes were no UTF-8 and were read as windows-1252. */
  strange: () => number;
  encoding: Encoding;
}

/** Turns bytes into text as they come. What is no UTF-8 is read as windows-1252, letter by letter: files are often mixed. */
export function makeDecoder({ encoding, mark }: { encoding: Encoding; mark: number }): Decoder {
  let skip = mark;
  let rest: Buffer = Buffer.alloc(0);
  let strange = 0;
  const unmarked = (bytes: Uint8Array): Buffer => {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(skip);
    skip = Math.max(0, skip - bytes.byteLength);
    return part;
  };
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    return {
      text: (bytes, last) => decoder.decode(unmarked(bytes), { stream: !last }),
      strange: () => 0,
      encoding,
    };
  }
  const text = (bytes: Uint8Array, last = false): string => {
    const buffered = rest.length ? Buffer.concat([rest, unmarked(bytes)]) : unmarked(bytes);
    const end = last ? buffered.length : wholeUntil(buffered);
    const part = buffered.subarray(0, end);
    rest = Buffer.from(buffered.subarray(end));
    if (isUtf8(part)) return part.toString('utf8');
    const [read, count] = mixed(part);
    strange += count;
    return read;
  };
  return { text, strange: () => strange, encoding };
}

/** Where the last letter that may still miss bytes begins. */
function wholeUntil(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const start = bytes.length - back;
    const byte = bytes[start] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return lengthOf(byte) > back ? start : bytes.length;
  }
  return bytes.length;
}

const lengthOf = (byte: number): number => (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2);

function mixed(bytes: Buffer): [text: string, strange: number] {
  const parts: string[] = [];
  let from = 0;
  let strange = 0;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      index++;
      continue;
    }
    const length = byte >= 0xc2 && byte <= 0xf4 ? lengthOf(byte) : 1;
    if (length > 1 && index + length <= bytes.length && isUtf8(bytes.subarray(index, index + length))) {
      index += length;
      continue;
    }
    if (index > from) parts.push(bytes.toString('utf8', from, index));
    parts.push(letterOf(byte));
    strange++;
    from = ++index;
  }
  parts.push(bytes.toString('utf8', from));
  return [parts.join(''), strange];
}
