import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the stand-in server does with what it is asked; `words` are those of one request. */
type Manner = (words: string[], target: string) => { status?: number; body: unknown; after?: number };

/** A real server on this machine that speaks as LibreTranslate does: the letters of the language before every text. */
export async function startTranslationServer() {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const usual: Manner = (words, target) => ({
    body: { translatedText: words.map((text) => `«${target}» ${text}`) },
  });
  let manner = usual;
  const server = createServer(async (request, reply) => {
    let sent = '';
    for await (const part of request) sent += String(part);
    const path = request.url ?? '';
    const body = sent ? (JSON.parse(sent) as Record<string, unknown>) : {};
    asked.push({ path, body });
    const codes = ['nl', 'en', 'ar', 'uk', 'tr', 'fa', 'fr', 'ku'];
    const answered =
      path === '/languages'
        ? { body: codes.map((code) => ({ code, name: code, targets: codes })) }
        : manner(body.q as string[], String(body.target));
    const { status = 200, after = 0 } = 'status' in answered || 'after' in answered ? answered : {};
    setTimeout(() => {
      const plain = typeof answered.body === 'string';
      reply.writeHead(status, {
        'content-type': plain ? 'text/html' : 'application/json',
        location: '/else',
      });
      reply.end(plain ? (answered.body as string) : JSON.stringify(answered.body));
    }, after);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that it was asked. */
    asked,
    translated: () => asked.filter(({ path }) => path === '/translate').map(({ body }) => body),
    /** From here on it answers so; without a manner as usual. */
    be: (next?: Manner) => {
      manner = next ?? usual;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
