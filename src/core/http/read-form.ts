import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { ok, type Result, refuse } from '../result.ts';
import { cleanText } from './clean-text.ts';

/** The fields of a form by name, each with all its values in the order in which they were sent. */
export type FormFields = ReadonlyMap<string, readonly (string | File)[]>;

export const NO_FIELDS: FormFields = new Map();

/** Fields and files in one form: the longest form of the team, forty rows of a spreadsheet, stays far below it. */
const MAX_PARTS = 1_000;
const MAX_FILES = 4;
const MAX_FIELD_NAME_BYTES = 200;
/** The headers of one part of a multipart body. */
const MAX_PART_HEADER_BYTES = 4 * 1024;

/** Why a form could not be read: it has too much in it, or it arrived damaged. */
export type UnreadableForm = 'too-big' | 'broken-form';

/** Stops reading, with the reason. */
class Unreadable extends Error {
  readonly refusal: UnreadableForm;
  constructor(refusal: UnreadableForm) {
    super(refusal);
    this.refusal = refusal;
  }
}

const FORM_TYPES = /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i;

/** The length of a body in bytes as its headers tell it; null when they do not, as with a body in chunks. */
export function declaredLength(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length === null || headers.has('transfer-encoding') || !/^\d+$/.test(length) ? null : Number(length);
}

/**
 * Reads the body of a form (HTML §4.10.21.7: urlencoded or multipart) while it comes in. Bytes, fields and files are counted
 * as they arrive, and nothing is read after there are too many. A body of another type is not read: no form of ours sends one.
 */
export async function readForm(
  request: Request,
  maxBytes: number,
): Promise<Result<FormFields, UnreadableForm>> {
  const type = request.headers.get('content-type') ?? '';
  if ((declaredLength(request.headers) ?? 0) > maxBytes) return refuse('too-big');
  if (!request.body || !FORM_TYPES.test(type)) return ok(NO_FIELDS);
  const reader = request.body.getReader();
  try {
    return ok(await collectFields(reader, type, maxBytes));
  } catch (thrown) {
    void reader.cancel().catch(() => {});
    // Whatever else the parser or the connection complains about, the form did not arrive as it was sent.
    return refuse(thrown instanceof Unreadable ? thrown.refusal : 'broken-form');
  }
}

/** Reads a body as UTF-8 text; null when it is longer than `maxBytes` or does not arrive whole. */
export async function readText(request: Request, maxBytes: number): Promise<string | null> {
  if (!request.body) return '';
  if ((declaredLength(request.headers) ?? 0) > maxBytes) return null;
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.length;
      if (bytes > maxBytes) throw new Unreadable('too-big');
      chunks.push(next.value);
    }
  } catch {
    void reader.cancel().catch(() => {});
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function collectFields(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  type: string,
  maxBytes: number,
): Promise<FormFields> {
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: {
      fieldNameSize: MAX_FIELD_NAME_BYTES,
      fieldSize: maxBytes,
      headerSize: MAX_PART_HEADER_BYTES,
    },
  });
  const fields = new Map<string, (string | File)[]>();
  const counts = { parts: 0, files: 0 };
  let failure: unknown;
  const fail = (reason: unknown) => {
    failure ??= reason;
  };
  const add = (name: string, value: string | File) => {
    const key = cleanText(name);
    const values = fields.get(key);
    if (values) values.push(value);
    else fields.set(key, [value]);
  };
  const count = (isFile: boolean) => {
    counts.parts++;
    if (isFile) counts.files++;
    if (counts.parts > MAX_PARTS || counts.files > MAX_FILES) fail(new Unreadable('too-big'));
  };
  const finished = new Promise<void>((resolve, reject) => {
    parser.on('finish', resolve);
    parser.on('error', (error: unknown) => {
      fail(error);
      reject(error);
    });
  });
  // It is awaited below; until then a rejection is no news.
  finished.catch(() => {});
  parser.on('field', (name, value, nameTruncated, valueTruncated) => {
    count(false);
    if (nameTruncated || valueTruncated) fail(new Unreadable('too-big'));
    else if (name !== undefined) add(name, cleanText(value));
  });
  parser.on('file', (name, stream, fileName, _encoding, mimeType) => {
    count(true);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    stream.on('error', fail);
    stream.on('data', (chunk: Buffer<ArrayBuffer>) => chunks.push(chunk));
    stream.on('end', () => {
      if (name !== undefined) add(name, new File(chunks, cleanText(fileName ?? ''), { type: mimeType }));
    });
  });
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > maxBytes) throw new Unreadable('too-big');
    // A parser that gives up in the middle does not always say that it is done with these bytes.
    await Promise.race([write(parser, value), finished]);
    if (failure) throw failure;
  }
  parser.end();
  await finished;
  if (failure) throw failure;
  return fields;
}

/** Gives the parser some bytes and waits until it has looked at them. */
const write = (parser: BusboyInstance, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
