import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { directoryRevision, directorySnapshot } from '#features/directory';
import { demoSet } from '../../seed/demo.ts';
import { createTestApp } from '../../test/support/app.ts';
import { meeting, SLUG } from '../../test/support/meeting.ts';
import { begin } from '../../test/support/people.ts';
import { seedDemoDirectory } from '../features/directory/demo-seed.ts';

const { app, browser, owner, hono, faults } = await createTestApp();
await seedDemoDirectory(app, demoSet());
await meeting(app);
await directorySnapshot(app);
const administrator = new pg.Client({ ...owner, database: 'postgres' });
await administrator.connect();
afterAll(() => administrator.end());
afterEach(async () => {
  await administrator.query(`alter database ${owner.database} allow_connections true`);
  await administrator.query(`alter database ${owner.database} reset default_transaction_read_only`);
  await breakConnections();
  faults.length = 0;
});

const breakConnections = async () => {
  await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    owner.database,
  ]);
  await new Promise((resolve) => setTimeout(resolve, 100));
};
/** From now on the database of these tests lets nobody in. */
const closeDatabase = async () => {
  await administrator.query(`alter database ${owner.database} allow_connections false`);
  await breakConnections();
  // The revision counts as known for half a second.
  await new Promise((resolve) => setTimeout(resolve, 500));
};
const openDatabase = () => administrator.query(`alter database ${owner.database} allow_connections true`);
const makeReadOnly = async () => {
  await administrator.query(`alter database ${owner.database} set default_transaction_read_only = on`);
  await breakConnections();
};
const health = async (path: string) => {
  const response = await hono.request(path);
  return {
    status: response.status,
    cache: response.headers.get('cache-control'),
    ...(await response.json()),
  };
};

test('public pages are shown as they were, with a line that says so, and as ever when the database is back', async () => {
  const yonas = browser();
  const paths = ['/nl', '/en/initiatives?q=taal', '/nl/meetings', `/nl/meetings/${SLUG}`, '/ar/meetings'];
  const before = [];
  for (const path of paths) before.push((await yonas.get(path)).html);
  await closeDatabase();
  for (const [i, path] of paths.entries()) {
    const shown = await yonas.get(path);
    expect([path, shown.status, shown.headers.get('cache-control')]).toEqual([
      path,
      200,
      'private, no-store',
    ]);
    expect(shown.html).toMatch(/<main[^>]*><div class="notice problem" role="status">/);
    expect(shown.html.replace(/<div class="notice problem".*?<\/div><\/div>/, '')).toBe(before[i]);
  }
  expect((await yonas.get('/nl')).html).toContain(
    'Je ziet deze pagina zoals hij was op \u206824 november 2026',
  );
  await openDatabase();
  for (const [i, path] of paths.entries()) expect((await yonas.get(path)).html).toBe(before[i]);
});

test('a page of the directory that nobody asked for before is made of what is in memory', async () => {
  const [initiative] = (await directorySnapshot(app)).initiatives;
  await closeDatabase();
  const shown = await browser().get(`/nl/initiatives/${initiative?.id}`);
  expect(shown.status).toBe(200);
  expect(shown.html).toContain('Je ziet wat we het laatst wisten');
  const api = await hono.request('/api/hsds/v3/services');
  expect([api.status, (await api.text()).length > 1000]).toEqual([200, true]);
});

test('what was withdrawn is not shown again from an older page', async () => {
  const [, initiative] = (await directorySnapshot(app)).initiatives;
  const path = `/nl/initiatives/${initiative?.id}`;
  expect((await browser().get(path)).status).toBe(200);
  const client = new pg.Client(owner);
  await client.connect();
  await client.query('delete from initiative where id = $1', [initiative?.id]);
  await client.end();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await directorySnapshot(app);
  await closeDatabase();
  expect((await browser().get(path)).status).toBe(404);
});

test('somebody who is signed in sees public pages too, and nothing of theirs is kept for others', async () => {
  const samira = await begin(browser());
  await samira.get('/so/meetings');
  await closeDatabase();
  expect((await samira.get('/nl')).status).toBe(200);
  const own = await samira.get('/nl/story');
  expect(own.status).toBe(503);
  expect(own.headers.get('retry-after')).toBe('30');
  expect(own.headers.get('refresh')).toBe('20');
  expect(own.html).toContain('We kunnen even niet bij onze gegevens');
  // She was the only one who asked for it in Somali: it was hers, so it was not kept.
  expect((await browser().get('/so/meetings')).status).toBe(503);
});

test('a question that could not be saved is still there, word for word, and is sent again with one tap', async () => {
  const yonas = browser();
  const form = await yonas.get('/nl/contact');
  const once = form.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const stamp = form.html.match(/name="stamp" value="([^"]+)"/)?.[1] ?? '';
  const words =
    'Waar kan ik <fietsen> leren?\nIk woon in Den Haag, en ik kan alleen op dinsdag. "Dank u" & tot ziens.';
  const fields = { once, stamp, category: 'other', words, name: 'Yonas' };
  await closeDatabase();
  const failed = await yonas.post('/nl/contact', fields);
  expect([failed.status, failed.headers.get('cache-control'), failed.headers.get('refresh')]).toEqual([
    503,
    'private, no-store',
    null,
  ]);
  expect(failed.html).toContain('Dit is nog niet opgeslagen');
  expect(failed.html).toMatch(/<textarea readonly[^>]*>Waar kan ik &lt;fietsen> leren\?\n/);
  expect(failed.html).toContain('<p dir="auto">Yonas</p>');
  await openDatabase();
  const again = await yonas.post('/nl/contact', hidden(failed.html), hidden(failed.html).token ?? '');
  expect(again.status, again.html.replace(/<[^>]*>/g, ' ')).toBe(303);
  expect((await yonas.follow()).html).toContain('Waar kan ik &lt;fietsen> leren?');
});

/** The hidden fields of the form on a page, as a browser sends them. */
function hidden(html: string): Record<string, string> {
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, plain(value)],
    ),
  );
}

test('the five words of a card are sent again but not shown, and another site gets nothing back', async () => {
  const yonas = browser();
  await yonas.get('/nl/register/open');
  const fields = { words: 'appel Boom citroen deken draad' };
  await closeDatabase();
  const failed = await yonas.post('/nl/register/open', fields);
  expect(failed.status).toBe(503);
  expect(failed.html.match(/appel Boom citroen deken draad/g)).toHaveLength(1);
  const foreign = await yonas.raw('/nl/register/open', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(foreign.html).not.toContain('appel Boom');
});

test('when the database may only be read, public pages go on, and own pages wait for the line in the access log', async () => {
  const samira = await begin(browser());
  await makeReadOnly();
  expect((await samira.get('/nl/meetings')).html).not.toContain('notice problem');
  const own = await samira.get('/nl/story');
  expect(own.status).toBe(503);
  expect(own.html).toContain('Even alleen lezen');
  const begun = await browser().get('/nl/begin');
  expect(begun.status).toBe(200);
  expect(await health('/healthz')).toMatchObject({ status: 503, ok: false, database: 'read-only' });
  await administrator.query(`alter database ${owner.database} reset default_transaction_read_only`);
  // No restart, and the connections that were open stay open: they are not used again.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const later = [await samira.get('/nl/story'), await samira.get('/nl/story')];
  expect(later.at(-1)?.status).toBe(200);
});

test('health says whether the service can save; being alive does not depend on the database', async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const revision = await directoryRevision(app);
  expect(await health('/healthz')).toEqual({
    status: 200,
    cache: 'private, no-store',
    ok: true,
    revision,
    database: 'ok',
  });
  expect(await health('/readyz')).toEqual({ status: 200, cache: 'private, no-store', ok: true });
  await closeDatabase();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await health('/healthz')).toEqual({
    status: 503,
    cache: 'private, no-store',
    ok: false,
    revision: null,
    database: 'unreachable',
  });
  expect(await health('/readyz')).toMatchObject({ status: 503, ok: false });
  expect(await health('/livez')).toEqual({ status: 200, cache: 'private, no-store', ok: true });
});

test('asking for health often writes once in two seconds', async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  const written = async () =>
    (await sql<{ at: string }>`select written_at::text as at from write_check`.execute(app.db)).rows[0]?.at;
  const moments = new Set<string | undefined>();
  for (let round = 0; round < 10; round++) {
    await Promise.all(Array.from({ length: 20 }, () => hono.request('/healthz')));
    moments.add(await written());
  }
  expect(moments.size).toBe(1);
});

test('a storm of failing requests is one line in the log, without anybody’s words', async () => {
  await closeDatabase();
  const yonas = browser();
  await Promise.all(Array.from({ length: 30 }, () => yonas.get('/nl/m/geheim-adres')));
  expect(faults.filter((line) => line.includes('failed a request')).length).toBeLessThanOrEqual(1);
  expect(faults.join()).not.toContain('geheim');
});
