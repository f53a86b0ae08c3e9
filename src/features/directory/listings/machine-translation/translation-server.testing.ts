import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers a request for the translation of `texts`. */
type Respond = (
  texts: string[],
  target: string,
) => { status?: number; body: unknown /** In milliseconds. */; after?: number };

/** A local server with the API of LibreTranslate: it puts the code of the language before every text. */
export async function startTranslationServer() {
  const requests: { path: string; body: Record<string, unknown> }[] = [];
  const respondByDefault: Respond = (texts, target) => ({
    body: { translatedText: texts.map((text) => `«${target}» ${text}`) },
  });
  let respond = respondByDefault;
  const server = createServer(async (request, response) => {
    let received = '';
    for await (const chunk of request) received += String(chunk);
    const path = request.url ?? '';
    const body = received ? (JSON.parse(received) as Record<string, unknown>) : {};
    requests.push({ path, body });
    const codes = ['nl', 'en', 'ar', 'uk', 'tr', 'fa', 'fr', 'ku'];
    const answer: ReturnType<Respond> =
      path === '/languages'
        ? { body: codes.map((code) => ({ code, name: code, targets: codes })) }
        : respond(body.q as string[], String(body.target));
    const { status = 200, after = 0 } = answer;
    setTimeout(() => {
      const html = typeof answer.body === 'string' ? answer.body : undefined;
      response.writeHead(status, {
        'content-type': html === undefined ? 'application/json' : 'text/html',
        location: '/else',
      });
      response.end(html ?? JSON.stringify(answer.body));
    }, after);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Every request that it received. */
    requests,
    translateRequests: () => requests.filter(({ path }) => path === '/translate').map(({ body }) => body),
    /** Changes how it answers from now on; without an argument back to the default. */
    respondWith: (next?: Respond) => {
      respond = next ?? respondByDefault;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
