import { Hono } from 'hono';
import pLimit from 'p-limit';
import pg from 'pg';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createApp } from '../src/app.ts';
import { ownRequests } from '../src/features/placements/model/requests.ts';
import { openOwnerLink } from '../test/support/owners.ts';
import { begin } from '../test/support/people.ts';
import { askFrom, bulkRequests, initiativeWith, newcomers } from '../test/support/placements.ts';
import { createBrowser } from '../test/support/visitor.ts';
import { percentiles, startDemoServer } from './demo-server.ts';
import type { BenchmarkTable } from './table.ts';

const ROUNDS = 200;
/** The pages of a server that has run for a minute: before that the engine still compiles them. */
const WARM_UP = 100;
const REQUESTS_IN_INBOX = 5_000;
const OWN_REQUESTS = 12;
const ASKERS = 1_000;
/** So many are before the database at a time: on a loaded machine the others would wait longer for a connection than one may. */
const MAX_AT_DATABASE = 100;
const MAX_INBOX_P95_MS = 40;
const MAX_OWN_P95_MS = 25;

const rounded = (ms: number) => Math.round(ms * 10) / 10;

/**
 * Pages of requests, each beside a bare reply with the same bytes in the same run; and a thousand people who ask at once, beside
 * a thousand who only read.
 */
export async function benchRequests(): Promise<BenchmarkTable> {
  const { app, owner, close } = await startDemoServer(200);
  const database = new pg.Client(owner);
  await database.connect();
  const hono = createApp({ app, assets: { 'style.css': '/s.css', 'page.js': '/p.js' }, files: new Map() });
  const choir = await initiativeWith(app, database, { places: 100 });
  await bulkRequests(app, database, choir, { count: REQUESTS_IN_INBOX, state: 'asked' });
  const volunteer = createBrowser(hono);
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
  const phone = await begin(createBrowser(hono));
  const { rows: people } = await database.query<{ id: string }>(
    'select person_id as id from session order by ends_at desc limit 1',
  );
  for (let place = 0; place < OWN_REQUESTS; place++)
    await askFrom(app, await initiativeWith(app, database, { places: 5 }), people[0]?.id ?? '');
  await database.query('analyze');

  const rows: BenchmarkTable['rows'] = [];
  let holds = true;
  for (const [page, browser, path, maxP95Ms] of [
    [`inbox with ${REQUESTS_IN_INBOX} requests`, volunteer, '/nl/register/own/requests', MAX_INBOX_P95_MS],
    [`my requests, ${OWN_REQUESTS} of them`, phone, '/nl/requests', MAX_OWN_P95_MS],
  ] as const) {
    const { html, status } = await browser.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const bare = new Hono().get('*', (c) => c.html(html));
    const own = await timesOf(() => browser.get(path));
    const beside = await timesOf(async () => (await bare.request(path)).text());
    holds &&= own.p95 <= maxP95Ms;
    rows.push({
      what: page,
      'p50 ms': rounded(own.median),
      'p95 ms': rounded(own.p95),
      'at most': maxP95Ms,
      'bare p95 ms': rounded(beside.p95),
    });
  }
  const full = await initiativeWith(app, database, { places: 100, automatic: true });
  const crowd = await newcomers(database, ASKERS);
  const reading = await atOnce(crowd, (person) =>
    inTransaction(app.db, { person }, (tx) => ownRequests(tx, app, person)),
  );
  const asking = await atOnce(crowd, (person) => askFrom(app, full, person));
  for (const [what, times] of [
    [`${ASKERS} at once ask for 100 places`, asking],
    [`${ASKERS} at once only read`, reading],
  ] as const)
    rows.push({ what, 'p50 ms': rounded(times.p50), 'p99 ms': rounded(times.p99) });
  const { rows: states } = await database.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from placement_request where listing_id = $1 group by state order by state',
    [full.listing],
  );
  const outcome = states.map(({ state, n }) => `${n} ${state}`).join(', ');
  holds &&= outcome === '100 confirmed, 900 waiting';
  rows.push({ what: `of those who asked: ${outcome}` });
  await database.end();
  await close();
  return { title: 'requests: pages in this process beside a bare reply of the same bytes', rows, holds };
}

async function timesOf(visit: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const from = performance.now();
    await visit();
    times.push(performance.now() - from);
  }
  return percentiles(times.slice(WARM_UP));
}

/** Everybody at the same moment; the time of each is until the own answer, with the wait for a turn. */
async function atOnce(
  people: string[],
  act: (person: string) => Promise<unknown>,
): Promise<{ p50: number; p99: number }> {
  const inTurn = pLimit(MAX_AT_DATABASE);
  const from = performance.now();
  const times = await Promise.all(
    people.map(async (person) => {
      await inTurn(() => act(person));
      return performance.now() - from;
    }),
  );
  const sorted = times.sort((a, b) => a - b);
  return {
    p50: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
  };
}
