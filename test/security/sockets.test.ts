import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import { answerClientErrors } from '../../src/server/client-errors.ts';
import { populatedSite } from '../support/populated-site.ts';

const site = await populatedSite();
const { app, hono, faults, edition } = site;
const server = serve({ fetch: hono.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
answerClientErrors(server, app.publicUrl);
await new Promise((resolve) => server.once('listening', resolve));
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
const { port } = server.address() as AddressInfo;

const PHOTO_BYTES = 14.5 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024, 'a');

interface Conversation {
  answer: string;
  /** Bytes of the body that went out before the connection was closed. */
  sent: number;
}

/**
 * Sends the head of a request and then up to `bodyBytes` of a body, as fast as the server takes them; as chunks where `chunked`.
 * @param endAfter closes the sending side after so many bytes of the body, as a connection that breaks
 */
function converse(
  head: string,
  { bodyBytes = 0, chunked = false, endAfter = Number.POSITIVE_INFINITY } = {},
): Promise<Conversation> {
  return new Promise((resolve) => {
    let answer = '';
    let sent = 0;
    const socket: Socket = connect(port, '127.0.0.1', () => {
      socket.write(head, 'latin1');
      send();
    });
    const send = (): void => {
      while (sent < Math.min(bodyBytes, endAfter) && socket.writable) {
        const chunk = CHUNK.subarray(0, Math.min(CHUNK.length, bodyBytes - sent, endAfter - sent));
        sent += chunk.length;
        const free = chunked
          ? socket.write(
              Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
            )
          : socket.write(chunk);
        if (!free) return void socket.once('drain', send);
      }
      if (endAfter < bodyBytes) socket.end();
    };
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    // A server that has answered may close while we still send.
    socket.on('error', () => {});
    socket.on('close', () => resolve({ answer, sent }));
  });
}

const head = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;
const upload = (length: string, cookie = ''): string =>
  head(
    `POST /nl/organise/${edition}/photos HTTP/1.1`,
    'host: localhost',
    'sec-fetch-site: same-origin',
    'content-type: multipart/form-data; boundary=b',
    length,
    'connection: close',
    ...(cookie ? [`cookie: ${cookie}`] : []),
  );
const statusOf = ({ answer }: Conversation): number => Number(answer.match(/^HTTP\/1\.1 (\d{3})/)?.[1]);

test('eighty photos from nobody are refused at their headers, and memory does not grow with them', async () => {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  const conversations = await Promise.all(
    Array.from({ length: 80 }, () =>
      converse(upload(`content-length: ${PHOTO_BYTES}`), { bodyBytes: PHOTO_BYTES }),
    ),
  );
  clearInterval(watch);
  expect(conversations.map(statusOf).filter((status) => status !== 403)).toEqual([]);
  const grownMegabytes = (highest - before) / 1024 / 1024;
  console.log(`80 × 14.5 MB from nobody: ${Math.round(grownMegabytes)} MB more in use`);
  // Read whole, they are 1,160 MB.
  expect(grownMegabytes).toBeLessThan(200);
});

test('a body in chunks, of which nobody says how long it is, is refused as well', async () => {
  const refused = await converse(upload('transfer-encoding: chunked'), {
    bodyBytes: PHOTO_BYTES,
    chunked: true,
  });
  expect(statusOf(refused)).toBe(403);
  const tooBig = await converse(
    upload('transfer-encoding: chunked').replace(/\/nl\/organise\/[^ ]+/, '/nl/contact'),
    { bodyBytes: PHOTO_BYTES, chunked: true },
  );
  expect(statusOf(tooBig)).toBe(413);
  expect(tooBig.answer).toContain('Dit is te veel tekst');
});

test('of somebody who may send photos, a body that breaks off is no fault', async () => {
  const cookie = `vanonderop_team=${site.teamToken}`;
  await converse(upload('content-length: 100000', cookie), { bodyBytes: 100_000, endAfter: 40_000 });
  const damaged = await converse(upload('content-length: 100000', cookie), { bodyBytes: 100_000 });
  expect(statusOf(damaged)).toBe(400);
  expect(damaged.answer).toContain('Het formulier kwam kapot aan');
  expect(faults).toEqual([]);
});

const BROKEN: [what: string, request: string, statuses: number[]][] = [
  [
    'two Host headers',
    head('GET /nl HTTP/1.1', 'host: localhost', 'host: evil.example', 'connection: close'),
    [400],
  ],
  ['no HTTP at all', '\x16\x03\x01\x00\xa5 hello\r\n\r\n', [400]],
  ['a NUL in a header', head('GET /nl HTTP/1.1', 'host: localhost', 'x: a\0b'), [400]],
  ['a NUL in the address', head('GET /nl/\0 HTTP/1.1', 'host: localhost'), [400]],
  [
    'two lengths',
    head('POST /nl/contact HTTP/1.1', 'host: localhost', 'content-length: 1', 'content-length: 2'),
    [400],
  ],
  ['headers without end', head('GET /nl HTTP/1.1', 'host: localhost', `x: ${'a'.repeat(40_000)}`), [431]],
  [
    'a length that is no number',
    head('POST /nl/contact HTTP/1.1', 'host: localhost', 'content-length: x'),
    [400],
  ],
  [
    'a chunk that is none',
    `${head('POST /nl/contact HTTP/1.1', 'host: localhost', 'transfer-encoding: chunked')}zz\r\n`,
    [400, 403],
  ],
  [
    'percent signs alone',
    head('GET /nl/%%%25%00%zz HTTP/1.1', 'host: localhost', 'connection: close'),
    [400, 404],
  ],
];

test.each(BROKEN)('%s: refused, with the headers that every answer has', async (_, request, statuses) => {
  const refused = await converse(request);
  expect(statuses).toContain(statusOf(refused));
  expect(refused.answer.toLowerCase()).toContain('content-security-policy: default-src');
  expect(refused.answer.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(refused.answer.toLowerCase()).toContain('cache-control: private, no-store');
});

test('after all of this pages are answered, and nothing went wrong unseen', async () => {
  const page = await converse(head('GET /nl HTTP/1.1', 'host: localhost', 'connection: close'));
  expect(statusOf(page)).toBe(200);
  expect(faults).toEqual([]);
});
