import { expect, test } from 'vitest';
import { bytesResponse } from './byte-range.ts';

const HEADERS = { 'content-type': 'audio/mp4', 'cache-control': 'no-store' };
const content = Uint8Array.from({ length: 10 }, (_, i) => i);
const ask = async (range: string) => {
  const response = bytesResponse(content, range, HEADERS);
  return [
    response.status,
    response.headers.get('content-range'),
    [...new Uint8Array(await response.arrayBuffer())].join(''),
  ];
};

test('a browser gets the part of a sound that it asks for', async () => {
  expect(await ask('')).toEqual([200, null, '0123456789']);
  expect(await ask('bytes=0-1')).toEqual([206, 'bytes 0-1/10', '01']);
  expect(await ask('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await ask('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await ask('bytes=5-99')).toEqual([206, 'bytes 5-9/10', '56789']);
  expect(await ask('bytes=10-')).toEqual([416, 'bytes */10', '']);
  expect(await ask('bytes=0-1,4-5')).toEqual([200, null, '0123456789']);
  expect(await ask('lines=1-2')).toEqual([200, null, '0123456789']);
});
