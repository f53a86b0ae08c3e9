import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { ImportIssue } from '../../schema/issues.ts';
import { sampleService, sampleServices } from '../../schema/sample-records.testing.ts';
import type { RawRecord } from '../../schema/values.ts';
import { openSource } from './open.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A small server of our own, and the addresses that were asked of it. */
async function serve(answer: (url: URL, response: ServerResponse, request: IncomingMessage) => unknown) {
  const requestedPaths: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    requestedPaths.push(url.pathname + url.search);
    const value = answer(url, response, request);
    if (value === undefined) return;
    if (value === null) response.statusCode = 404;
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requestedPaths };
}

async function read(address: string, silenceTimeoutMs = 2000) {
  const issues: ImportIssue[] = [];
  const options = {
    fetchPolicy: { stop: new AbortController().signal, silenceTimeoutMs, retryDelayMs: 1 },
    addIssue: (issue: ImportIssue) => void issues.push(issue),
    progress: () => {},
  };
  const opened = await openSource(address, options);
  if (!opened.ok) return { refusal: opened.refusal, ids: [], raws: [] as RawRecord[], codes: [] };
  const raws: RawRecord[] = [];
  for await (const { raw } of opened.value.source.read(options.addIssue)) raws.push(raw);
  await opened.value.close();
  return {
    refusal: null,
    raws,
    ids: raws.map(({ id }) => id),
    codes: issues.map(({ code }) => code),
    base: opened.value.base,
  };
}

const services = sampleServices(5);
const short = ({ id, name, organization, status }: RawRecord): RawRecord => ({
  id,
  name,
  organization,
  status,
});

/** Two on a page, in short; whole by their id. */
function feed(url: URL): unknown {
  const id = /^\/services\/(.+)$/.exec(url.pathname)?.[1];
  if (id) return services.find((one) => one.id === id) ?? null;
  if (url.pathname === '/')
    return {
      version: '3.1',
      profile: 'https://example.org',
      openapi_url: 'https://example.org/openapi.json',
    };
  if (url.pathname !== '/services') return null;
  const page = Number(url.searchParams.get('page') ?? 1);
  const contents = services.slice((page - 1) * 2, page * 2).map(short);
  return {
    total_items: 5,
    total_pages: 3,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page === 3,
    empty: !contents.length,
    contents,
  };
}

test.each(['/services', '/', '/services?page=2&per_page=2'])(
  'from %s all pages are read, and every service in full',
  async (path) => {
    const { base, requestedPaths } = await serve(feed);
    const { ids, raws, codes } = await read(base + path);
    expect(ids).toEqual(services.map(({ id }) => id));
    expect(raws[4]).toEqual(services[4]);
    expect(codes).toEqual([]);
    expect(requestedPaths.filter((one) => one.startsWith('/services/'))).toHaveLength(5);
    expect(requestedPaths.filter((one) => one.includes('page=')).length).toBeGreaterThanOrEqual(3);
  },
);

test('a feed whose list is already whole is not asked for more', async () => {
  const { base, requestedPaths } = await serve((url) =>
    url.pathname === '/services' ? { total_pages: 1, contents: services } : null,
  );
  expect((await read(`${base}/services`)).ids).toHaveLength(5);
  expect(requestedPaths.some((one) => one.startsWith('/services/'))).toBe(false);
});

test('a file on the web is read as a file', async () => {
  const { base } = await serve(() => services);
  expect(await read(`${base}/export.json`)).toMatchObject({
    ids: services.map(({ id }) => id),
    base: '127.0.0.1',
  });
  const lines = await serve(() => services.map((one) => JSON.stringify(one)).join('\n'));
  expect((await read(`${lines.base}/export`)).ids).toHaveLength(5);
});

test('a page that does not come ends it; what came before is read, and the report says so', async () => {
  const { base } = await serve((url, response) => {
    if (url.searchParams.get('page') === '3') {
      response.statusCode = 500;
      return 'broken';
    }
    return feed(url);
  });
  expect(await read(`${base}/services`)).toMatchObject({
    ids: ['service-0', 'service-1', 'service-2', 'service-3'],
    codes: ['page-failed'],
  });
});

test('a service without details is read as the list has it; one whose details fail is left as it was', async () => {
  const { base } = await serve((url, response) => {
    if (url.pathname.endsWith('/service-1')) return null;
    if (url.pathname.endsWith('/service-2')) {
      response.statusCode = 503;
      return 'busy';
    }
    return feed(url);
  });
  const { ids, codes, raws } = await read(`${base}/services`);
  expect(ids).toEqual(['service-0', 'service-1', 'service-3', 'service-4']);
  expect(raws[1]).toEqual(short(services[1] as RawRecord));
  expect(codes).toEqual(['detail-failed']);
});

test('what fails once is asked again', async () => {
  let times = 0;
  const { base } = await serve((url, response) => {
    if (url.searchParams.get('page') === '2' && times++ === 0) {
      response.statusCode = 429;
      response.setHeader('retry-after', '0');
      return 'slower';
    }
    return feed(url);
  });
  expect((await read(`${base}/services`)).ids).toHaveLength(5);
  expect(times).toBe(2);
});

test('a feed that gives its first page for ever comes to an end', async () => {
  const { base, requestedPaths } = await serve(() => ({ contents: [sampleService(1)] }));
  expect((await read(`${base}/services`)).ids).toEqual(['service-1']);
  expect(requestedPaths.length).toBeLessThan(5);
});

test('a redirect to another kind of address is not followed', async () => {
  const { base } = await serve((_, response) => {
    response.statusCode = 302;
    response.setHeader('location', 'file:///etc/passwd');
    return 'moved';
  });
  expect((await read(`${base}/services`)).refusal).toBe('feed-failed');
});

test('a redirect that ends is followed, one that turns in a circle is not', async () => {
  const { base } = await serve((url, response) => {
    if (url.pathname === '/old' || url.pathname === '/circle') {
      response.statusCode = 301;
      response.setHeader('location', url.pathname === '/old' ? '/export.json' : '/circle');
      return 'moved';
    }
    return services;
  });
  expect((await read(`${base}/old`)).ids).toHaveLength(5);
  expect((await read(`${base}/circle`)).refusal).toBe('feed-failed');
});

test('a server that says nothing is not waited for', async () => {
  const { base } = await serve(() => undefined);
  expect((await read(`${base}/services`, 100)).refusal).toBe('feed-failed');
});
