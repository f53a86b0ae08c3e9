import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll } from 'vitest';

/** What a server does with a question. */
export type Does = (response: ServerResponse, url: string) => void;

/** Answers with these bytes, called so. */
export const gives =
  (body: Buffer | string, type = 'image/png'): Does =>
  (response) =>
    void response.writeHead(200, { 'content-type': type }).end(body);

/** A square with some streets and water, as a tile server would draw it; light, so that one sees what lies on it. */
export const streetTile = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#f1eee6"/>' +
        '<path d="M0 200q128-60 256 0v56H0z" fill="#b9d7e4"/><path d="M0 90h256M120 0v256M40 0l60 200" stroke="#fff" stroke-width="10"/>' +
        '<path d="M0 90h256M120 0v256" stroke="#e8c982" stroke-width="3"/></svg>',
    ),
  )
    .png()
    .toBuffer();

/** A tile server of the tests' own, on a port of this machine. It hears everything and does what it is told to do. */
export async function tileServer(first: Does) {
  const heard: { url: string; headers: IncomingHttpHeaders }[] = [];
  const behaviour = { does: first };
  const server: Server = createServer(({ url = '', headers }, response) => {
    heard.push({ url, headers });
    behaviour.does(response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, told: behaviour };
}
