import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { encodingOf, makeDecoder } from '#core/text/decode.ts';
import type { Remarks } from '../types.ts';

const HEAD = 64 * 1024;
const CHUNK = 256 * 1024;

/** The first bytes of a file. */
export async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The beginning of a file as text, whatever its encoding. */
export function textOfHead(head: Buffer): string {
  return makeDecoder(encodingOf(head)).text(head);
}

/** The text of a file, piece by piece, whatever its encoding; what had to be converted is remarked once, at the end. */
export async function* textOf(
  path: string,
  file: string,
  remarks: Remarks,
  progress?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = makeDecoder(encodingOf(await headOf(path)));
  for await (const bytes of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    progress?.(bytes.length);
    const text = decoder.text(bytes);
    if (text) yield text;
  }
  const last = decoder.text(Buffer.alloc(0), true);
  if (last) yield last;
  if (decoder.encoding !== 'utf-8') remarks({ code: 'encoding-utf16', where: { file } });
  if (decoder.strange())
    remarks({ code: 'encoding-not-utf8', where: { file }, value: `${decoder.strange()} letters` });
}
