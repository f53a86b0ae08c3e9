import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { encodingOf, makeDecoder } from '#core/text/decode.ts';
import type { ImportIssueSink } from '../../schema/issues.ts';

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** The first bytes of a file. */
export async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The beginning of a file as text, in whichever encoding it is. */
export function decodeHead(head: Buffer): string {
  return makeDecoder(encodingOf(head)).text(head);
}

/**
 * The text of a file in chunks, in whichever encoding it is. A conversion is reported once, at the end.
 * @param file the name for reports
 */
export async function* readText(
  path: string,
  file: string,
  addIssue: ImportIssueSink,
  progress?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = makeDecoder(encodingOf(await readHead(path)));
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const bytes of chunks) {
    progress?.(bytes.length);
    const text = decoder.text(bytes);
    if (text) yield text;
  }
  const rest = decoder.text(Buffer.alloc(0), true);
  if (rest) yield rest;
  const position = { file };
  if (decoder.encoding !== 'utf-8') addIssue({ code: 'encoding-utf16', position });
  if (decoder.strange())
    addIssue({ code: 'encoding-not-utf8', position, value: `${decoder.strange()} letters` });
}
