import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import autocannon from 'autocannon';
import { directorySnapshot } from '#features/directory';
import { createApp } from '../src/app.ts';
import { loadStaticAssets } from '../src/server/load-assets.ts';
import { percentiles, STORY, startDemoServer } from './demo-server.ts';
import type { BenchmarkTable } from './table.ts';

const DURATION_SECONDS = 4;

/**
 * Public pages beside a bare node:http server that answers the same bytes, and the week page of one person, in one run.
 */
export async function benchPages(): Promise<BenchmarkTable> {
  const { app, close } = await startDemoServer(10_000);
  const { files, assets } = await loadStaticAssets();
  const server = serve({
    fetch: createApp({ app, assets, files }).fetch,
    port: 0,
    hostname: '127.0.0.1',
  }) as Server;
  const origin = await address(server);
  app.publicUrl = origin;
  const { initiatives } = await directorySnapshot(app);
  const rows: BenchmarkTable['rows'] = [];
  let holds = true;
  for (const [name, path] of [
    ['start', '/nl'],
    ['list', '/nl/initiatives'],
    ['detail', `/nl/initiatives/${initiatives[0]?.id}`],
  ] as const) {
    const body = Buffer.from(await (await fetch(origin + path)).arrayBuffer());
    const visitBytes = await firstVisit(origin, path);
    const bareServer = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html; charset=UTF-8').end(body),
    ).listen(0, '127.0.0.1');
    const appLoad = await load(origin + path);
    const bareLoad = await load(await address(bareServer));
    bareServer.close();
    const share = appLoad.requests.average / bareLoad.requests.average;
    holds &&= share >= 0.25 && visitBytes <= 30_000;
    rows.push({
      page: name,
      'requests/s': Math.round(appLoad.requests.average),
      'p99 ms': appLoad.latency.p99,
      'bare requests/s': Math.round(bareLoad.requests.average),
      'share of bare': `${Math.round(share * 100)} %`,
      'first visit, bytes': visitBytes,
    });
  }
  const week = await weekTimes(origin);
  holds &&= week.p95 <= 50;
  rows.push({
    page: 'week, 10,000 initiatives',
    'p50 ms': Math.round(week.median * 10) / 10,
    'p95 ms': Math.round(week.p95 * 10) / 10,
  });
  for (const [name, maxP95Ms, pathAt] of [
    ['list, another query each time', 30, (n: number) => `/nl/initiatives?q=fiets+${n}&km=${1 + (n % 90)}`],
    [
      'list, another filter each time',
      30,
      (n: number) => `/nl/initiatives?goal=dutch&day=${1 + (n % 7)}&page=${n}`,
    ],
    [
      'HSDS, 100 full services',
      60,
      (n: number) => `/api/hsds/v3/services?full=true&per_page=100&page=${1 + (n % 90)}`,
    ],
  ] as const) {
    const { median, p95 } = await sequentialTimes(origin, pathAt);
    holds &&= p95 <= maxP95Ms;
    rows.push({ page: name, 'p50 ms': Math.round(median * 10) / 10, 'p95 ms': Math.round(p95 * 10) / 10 });
  }
  server.close();
  server.closeAllConnections();
  await close();
  return {
    title: `pages: autocannon, 20 connections, ${DURATION_SECONDS} s each, beside node:http with the same bytes`,
    rows,
    holds,
  };
}

/** Responses that cannot be cached: sequential requests with a different query each. */
async function sequentialTimes(
  origin: string,
  pathAt: (n: number) => string,
): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let n = 0; n < 220; n++) {
    const from = performance.now();
    await (await fetch(origin + pathAt(n))).arrayBuffer();
    times.push(performance.now() - from);
  }
  return percentiles(times.slice(20));
}

const load = (url: string) => autocannon({ url, connections: 20, duration: DURATION_SECONDS });

const address = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    const report = () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    if (server.listening) report();
    else server.once('listening', report);
  });

/** Compressed bytes of the first visit to a page: the page and everything that it refers to. */
async function firstVisit(origin: string, path: string): Promise<number> {
  const size = async (url: string) => {
    const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
    const contentLength = Number(answer.headers.get('content-length') ?? 0);
    const text = await answer.text();
    return { bytes: contentLength || Buffer.byteLength(text), text };
  };
  const page = await size(origin + path);
  const parts = [
    ...page.text.matchAll(/(?:<link rel="(?:stylesheet|icon)" href|<script src)="([^"]+)"/g),
  ].map(([, href]) => size(origin + href));
  return (await Promise.all(parts)).reduce((sum, part) => sum + part.bytes, page.bytes);
}

/** The week page of one person, requested 200 times sequentially. */
async function weekTimes(origin: string): Promise<{ median: number; p95: number }> {
  let cookie = '';
  const send = async (path: string, fields?: [string, string][]) => {
    const token =
      fields &&
      (await (await fetch(origin + path, { headers: { cookie } })).text()).match(
        /name="token" value="([^"]+)"/,
      )?.[1];
    const answer = await fetch(origin + path, {
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(fields
        ? { method: 'POST', body: new URLSearchParams([['token', token ?? ''], ['seen', ''], ...fields]) }
        : {}),
    });
    const set = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (set) cookie = set;
    await answer.arrayBuffer();
    return answer.status;
  };
  await send('/nl/begin', [['device', 'own']]);
  await send('/nl/story/place', [['place', 'Den Haag']]);
  await send('/nl/story/travel', [
    ['modes', 'bicycle'],
    ['minutes', '30'],
  ]);
  await send('/nl/story/time', [
    ['cells', 'all-morning'],
    ['cells', 'all-afternoon'],
    ['hours', '6'],
  ]);
  await send('/nl/story/level', [['level', 'a1']]);
  await send(
    '/nl/story/goals',
    STORY.goals.map((goal): [string, string] => ['goals', goal]),
  );
  const times: number[] = [];
  for (let round = 0; round < 220; round++) {
    const from = performance.now();
    const status = await send('/nl/week');
    if (status !== 200) throw new Error(`the week answered ${status}`);
    times.push(performance.now() - from);
  }
  return percentiles(times.slice(20));
}
