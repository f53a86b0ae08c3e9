import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { gives, tileServer } from '../../../../test/support/tileServer.ts';
import { seedDemoDirectory } from '../demo-seed.ts';

const { app, hono, browser, at: setClock } = await createTestApp();

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(400)]);
const { at: serverUrl, heard: requests, told: tileServerStub } = await tileServer(gives(PNG));
const { at: otherServerUrl } = await tileServer(gives(PNG));

beforeEach(() => {
  tileServerStub.does = gives(PNG);
  requests.length = 0;
  app.settings.tiles = {
    url: `${serverUrl}/kaart/{z}/{x}/{y}.png?key=k`,
    attribution: '© Kaartmakers',
    maxZoom: 18,
  };
});

const DELFT = '/tiles/14/8390/5426';
const requestTile = (path = DELFT, headers: Record<string, string> = {}) =>
  hono.request(`http://localhost${path}`, { headers });
const refusalOf = async (path = DELFT) => {
  const answer = await requestTile(path);
  const { title, why } = (await answer.json()) as { title: string; why?: string };
  expect(title).not.toBe('');
  return why ?? answer.status;
};

test('a tile is passed on, says how long it is good, and may be shown on our pages alone', async () => {
  const answer = await requestTile();
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(PNG)).toBe(true);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(requests.map(({ url }) => url)).toEqual(['/kaart/14/8390/5426.png?key=k']);
});

test('the tile server learns nothing of whoever looks', async () => {
  await requestTile(DELFT, {
    cookie: 'vanonderop=secret',
    referer: 'http://localhost/ti/initiatives?q=zwanger',
    'user-agent': 'Telefoon van Samira',
    'accept-language': 'ti',
    'x-forwarded-for': '203.0.113.7',
    forwarded: 'for=203.0.113.7',
    authorization: 'Bearer x',
  });
  const [request] = requests;
  expect(request?.headers['user-agent']).toBe('VanOnderop (http://localhost)');
  expect(JSON.stringify(request)).not.toMatch(/secret|zwanger|Samira|"ti"|203\.0|Bearer/);
  expect(request?.headers).not.toHaveProperty('cookie');
  expect(request?.headers).not.toHaveProperty('referer');
});

test('a tile is brought once, also when many ask for it together, and again after a day', async () => {
  setClock('2026-11-24T09:00:00Z');
  const answers: (() => void)[] = [];
  tileServerStub.does = (response) => void answers.push(() => gives(PNG)(response, ''));
  const responses = Array.from({ length: 5 }, () => requestTile());
  while (!answers.length) await new Promise((resolve) => setTimeout(resolve, 5));
  for (const answer of answers) answer();
  for (const answer of await Promise.all(responses)) expect(answer.status).toBe(200);
  tileServerStub.does = gives(PNG);
  await requestTile();
  expect(requests).toHaveLength(1);
  setClock('2026-11-25T10:00:00Z');
  await requestTile();
  expect(requests).toHaveLength(2);
});

test('what is no tile, or shows nothing of the Netherlands and around it, is not asked for', async () => {
  for (const path of [
    '/tiles/14/0/0',
    '/tiles/14/16384/5426',
    '/tiles/14/8390/-1',
    '/tiles/14/8390/5426.5',
    '/tiles/14/8390/05426',
    '/tiles/14/8390/5e3',
    '/tiles/20/537000/347000',
    '/tiles/19/268480/173632',
    '/tiles/x/8390/5426',
    '/tiles/14/8390/..%2F..%2Fsecret',
  ])
    expect(await refusalOf(path), path).toBe(404);
  expect(requests).toEqual([]);
  expect((await requestTile('/tiles/0/0/0')).status).toBe(200);
});

test('what the server sends is looked at: only a picture that is one goes on, and never as something else', async () => {
  tileServerStub.does = gives('<script>alert(1)</script>', 'text/html');
  expect(await refusalOf()).toBe('no-picture');
  tileServerStub.does = gives('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml');
  expect(await refusalOf('/tiles/14/8391/5426')).toBe('no-picture');
  tileServerStub.does = gives(PNG, 'text/html');
  expect(await refusalOf('/tiles/14/8392/5426')).toBe('no-picture');
  tileServerStub.does = gives(
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(50)]),
    'image/png',
  );
  expect((await requestTile('/tiles/14/8393/5426')).headers.get('content-type')).toBe('image/jpeg');
  tileServerStub.does = gives(Buffer.from('RIFF....WEBPVP8 '), 'image/webp');
  expect((await requestTile('/tiles/14/8394/5426')).headers.get('content-type')).toBe('image/webp');
});

test('a tile that is too large, told or not, does not go on', async () => {
  const large = Buffer.concat([PNG, Buffer.alloc(600_000)]);
  tileServerStub.does = gives(large);
  expect(await refusalOf()).toBe('too-large');
  tileServerStub.does = (response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    for (let from = 0; from < large.length; from += 50_000)
      response.write(large.subarray(from, from + 50_000));
    response.end();
  };
  expect(await refusalOf('/tiles/14/8391/5426')).toBe('too-large');
});

test('a redirect on the same server is followed, to another it is not', async () => {
  tileServerStub.does = (response, url) =>
    url.startsWith('/kaart')
      ? void response.writeHead(302, { location: '/new/tile.png' }).end()
      : gives(PNG)(response, url);
  expect((await requestTile()).status).toBe(200);
  tileServerStub.does = (response) =>
    void response.writeHead(302, { location: `${otherServerUrl}/tile.png` }).end();
  expect(await refusalOf('/tiles/14/8391/5426')).toBe('elsewhere');
  tileServerStub.does = (response, url) => void response.writeHead(302, { location: url }).end();
  expect(await refusalOf('/tiles/14/8392/5426')).toBe('elsewhere');
});

test('a server that fails is left alone for a moment, and then asked again', async () => {
  setClock('2026-11-24T09:00:00Z');
  tileServerStub.does = (response) => void response.writeHead(500).end('ouch');
  expect(await refusalOf()).toBe('refused');
  tileServerStub.does = gives(PNG);
  expect(await refusalOf()).toBe('refused');
  expect(requests).toHaveLength(1);
  setClock('2026-11-24T09:00:11Z');
  expect((await requestTile()).status).toBe(200);
});

test('a server that says nothing is not waited for longer than six seconds; when it stays silent, not at all', async () => {
  tileServerStub.does = () => {};
  const startedAt = performance.now();
  const all = await Promise.all([8390, 8391, 8392].map((x) => refusalOf(`/tiles/14/${x}/5426`)));
  expect(all).toEqual(['unreachable', 'unreachable', 'unreachable']);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
  const askedAgainAt = performance.now();
  expect(await refusalOf('/tiles/14/8393/5426')).toBe('unreachable');
  expect(performance.now() - askedAgainAt).toBeLessThan(1_000);
  expect(requests).toHaveLength(3);
});

test('without a tile server there is no such address and no button for it; with one the button waits for the script', async () => {
  await seedDemoDirectory(app, demoSet());
  const list = async () => (await browser().get('/nl/initiatives?view=map&goal=dutch')).html;
  const offered = await list();
  expect(/<div id="streets" hidden[^>]*>.*Kaart met straten/.test(offered)).toBe(true);
  expect(offered.includes('© Kaartmakers')).toBe(true);
  app.settings.tiles = undefined;
  expect(await refusalOf()).toBe(404);
  // What was kept in memory was made before.
  const without = (await browser().get('/nl/initiatives?view=map&goal=dutch&page=1')).html;
  expect(without.includes('<svg viewBox=')).toBe(true);
  expect(/Kaart met straten|data-places|Kaartmakers/.test(without)).toBe(false);
});
