import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { NO_STORE } from './cache-control.ts';
import { securityHeadersFor } from './security-headers.ts';

const BAD_REQUEST = '400 Bad Request';

/** What Node answers to requests that it cannot parse, by the code of its error; 400 to all others. */
const STATUS_LINES: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers requests that are no HTTP, as Node does, and with the headers that every other answer has too. Such a request
 * reaches no route: there is nobody to answer but the connection itself.
 */
export function answerClientErrors(server: Server, publicUrl: string): void {
  const headers = [
    ...securityHeadersFor(publicUrl),
    ['cache-control', NO_STORE],
    ['content-length', '0'],
    ['connection', 'close'],
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    // Where an answer is on its way already, a second one would be read as part of it.
    if (isAnswering(socket)) return void socket.destroy();
    socket.end(`HTTP/1.1 ${STATUS_LINES[error.code ?? ''] ?? BAD_REQUEST}\r\n${headers.join('')}\r\n`);
  });
}

/** Has an answer on this connection begun and not ended? Node keeps it where its own handler of this event looks. */
const isAnswering = (socket: Socket): boolean =>
  Boolean((socket as Socket & { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent);
