import { expect, test } from 'vitest';
import { readForm, readText } from './read-form.ts';

const MAX = 100_000;
const URLENCODED = 'application/x-www-form-urlencoded';
const post = (body: BodyInit, type?: string): Request =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    duplex: 'half',
    ...(type ? { headers: { 'content-type': type } } : {}),
  } as RequestInit);
const fieldsOf = async (request: Request) => {
  const read = await readForm(request, MAX);
  return read.ok ? Object.fromEntries(read.value) : read.refusal;
};

const form = new FormData();
form.append('naam', 'سلام');
form.append('dag', 'ma');
form.append('dag', 'di');
form.append('foto', new File([new Uint8Array(5_000)], 'عكس.jpg', { type: 'image/jpeg' }));
const type = post(form).headers.get('content-type') ?? '';

test('a form comes in as it was filled in: values in order, texts in every script, files with their names', async () => {
  const { foto, ...texts } = (await fieldsOf(post(form))) as Record<string, (string | File)[]>;
  expect(texts).toEqual({ naam: ['سلام'], dag: ['ma', 'di'] });
  const [file] = foto as File[];
  expect([file?.name, file?.type, file?.size]).toEqual(['عكس.jpg', 'image/jpeg', 5_000]);
  expect(await fieldsOf(post('a=1&b=x+y&a=2&leeg=&%D8%A7=%D8%A8', URLENCODED))).toEqual({
    a: ['1', '2'],
    b: ['x y'],
    leeg: [''],
    ا: ['ب'],
  });
});

test('NUL and half characters do not come in', async () => {
  expect(await fieldsOf(post('a%00=b%00c&d=%ed%a0%80', URLENCODED))).toEqual({ a: ['bc'], d: ['���'] });
});

test('a multipart body that breaks off anywhere is damaged, never a form with less in it, and never waited for', async () => {
  const bytes = new Uint8Array(await post(form).arrayBuffer());
  const close = bytes.length - '--\r\n'.length;
  for (let cut = 0; cut < close; cut += cut < 400 ? 7 : 211)
    expect(await fieldsOf(post(bytes.slice(0, cut), type)), `cut at ${cut}`).toBe('broken-form');
});

test('without a boundary, or with another one than the body has, it is damaged', async () => {
  const bytes = new Uint8Array(await post(form).arrayBuffer());
  for (const other of ['multipart/form-data', 'multipart/form-data; boundary=other'])
    expect(await fieldsOf(post(bytes, other))).toBe('broken-form');
});

test('too many fields, files or bytes are too big, and reading stops there', async () => {
  expect(await fieldsOf(post('a=1&'.repeat(1_001), URLENCODED))).toBe('too-big');
  const files = new FormData();
  for (let i = 0; i < 5; i++) files.append('foto', new File(['x'], 'x.jpg'));
  expect(await fieldsOf(post(files))).toBe('too-big');
  let chunks = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      chunks++;
      controller.enqueue(new Uint8Array(10_000).fill(97));
    },
  });
  expect(await fieldsOf(post(endless, URLENCODED))).toBe('too-big');
  expect(chunks).toBeLessThan(15);
});

test('a body of another type is not read, and a connection that breaks is a damaged form', async () => {
  expect(await fieldsOf(post('{"a":1}', 'application/json'))).toEqual({});
  const breaking = () =>
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('a=1'));
        controller.error(new Error('reset'));
      },
    });
  expect(await fieldsOf(post(breaking(), URLENCODED))).toBe('broken-form');
  expect(await readText(post(breaking()), MAX)).toBe(null);
  expect(await readText(post('x'.repeat(MAX + 1)), MAX)).toBe(null);
  expect(await readText(post('سلام'), MAX)).toBe('سلام');
});
