import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import pg from 'pg';
import { seededRandom } from '#algorithms/random';
import { visitor } from '#core/access/actor.ts';
import { createApp } from '../src/app.ts';
import { breakOutsOf } from '../src/features/meetings/edition/rules.ts';
import { register } from '../src/features/meetings/registration-form/actions.ts';
import { emptyMember } from '../src/features/meetings/registration-form/rules.ts';
import { proposeSeats, publishSeats } from '../src/features/meetings/seating/actions.ts';
import { meeting } from '../test/support/meeting.ts';
import { createBrowser } from '../test/support/visitor.ts';
import { percentiles, startDemoServer } from './demo-server.ts';
import type { BenchmarkTable } from './table.ts';

const PEOPLE = 750;
const ROUNDS = 100;
/** The pages of a server that has run for a minute: before that the engine still compiles them. */
const WARM_UP = 40;
const MAX_P95_MS = 60;
const MAX_HTML_BYTES = 120_000;
const MAX_GZIP_BYTES = 20_000;

const NAMES =
  'Aster Bilal Chava Dawit Elif Fatima Gerrit Hélène Ibrahim Joke Karim Łukasz Maryam Nadia Omar'.split(' ');
const ENDINGS = 'Haile Yılmaz Jansen Rahimi Kovalenko Tesfay Öztürk Mahmoud de Wit Nguyen'.split(' ');

/** The desks of one meeting with 750 people, each beside a bare reply with the same bytes in the same run. */
export async function benchDesks(): Promise<BenchmarkTable> {
  const { app, owner, close } = await startDemoServer(50);
  const hono = createApp({ app, assets: { 'style.css': '/s.css', 'page.js': '/p.js' }, files: new Map() });
  const { id, token, deniz, edition } = await meeting(app);
  const database = new pg.Client(owner);
  await database.connect();
  await database.query('update break_out set places = 200, least = 0');
  const random = seededRandom(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const breakOuts = breakOutsOf(await edition());
  for (let i = 0; i < PEOPLE; i++) {
    const wishes = [...new Set([pick(breakOuts), pick(breakOuts)].map(({ id: wish }) => wish))];
    await register(app, visitor, {
      edition: id,
      idempotencyKey: { application: ['desks', String(i)] },
      language: pick(['nl', 'ti', 'ar', 'uk']),
      form: {
        email: random() < 0.7 ? `mens${i}@voorbeeld.nl` : '',
        phone: random() < 0.4 ? `06-${10_000_000 + i}` : '',
        members: [
          {
            ...emptyMember(`${pick(NAMES)} ${pick(ENDINGS)}`),
            interpreter: random() < 0.2 ? 'ti' : '',
            needs: random() < 0.1 ? ['step-free'] : [],
            diet: random() < 0.2 ? 'halal' : '',
          },
        ],
        wishes: { [breakOuts[0]?.partId ?? '']: wishes },
        anyOther: true,
        moveUp: true,
        keepInformed: false,
        expectedVersion: 0,
      },
    });
  }
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  await database.query('analyze');
  await database.end();
  const team = createBrowser(hono);
  team.jar.set('vanonderop_team', token);
  const desk = `/nl/organise/${id}`;
  const rows: BenchmarkTable['rows'] = [];
  let holds = true;
  for (const [page, path] of [
    ['people', `${desk}/people`],
    ['people, searched and filtered', `${desk}/people?q=aster&need=interpreter&sort=-changed`],
    ['check-in', `${desk}/check-in`],
    ['seats', `${desk}/seats`],
    ['needs', `${desk}/needs`],
    ['overview', desk],
  ] as const) {
    const { html, status } = await team.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const bare = new Hono().get('*', (c) => c.html(html));
    const own = await timesOf(() => team.get(path));
    const beside = await timesOf(async () => (await bare.request(path)).text());
    const bytes = Buffer.byteLength(html);
    const compressed = gzipSync(html).length;
    const isWithin = own.p95 <= MAX_P95_MS && bytes <= MAX_HTML_BYTES && compressed <= MAX_GZIP_BYTES;
    holds &&= isWithin;
    rows.push({
      page,
      'HTML kB': Math.round(bytes / 100) / 10,
      'gzip kB': Math.round(compressed / 100) / 10,
      'p50 ms': Math.round(own.median * 10) / 10,
      'p95 ms': Math.round(own.p95 * 10) / 10,
      'bare p95 ms': Math.round(beside.p95 * 10) / 10,
      holds: isWithin ? 'yes' : 'NO',
    });
  }
  await close();
  return {
    title: `desks: ${PEOPLE} people, ≤ ${MAX_HTML_BYTES / 1000} kB HTML, ≤ ${MAX_GZIP_BYTES / 1000} kB compressed, p95 ≤ ${MAX_P95_MS} ms`,
    rows,
    holds,
  };
}

async function timesOf(run: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const from = performance.now();
    await run();
    times.push(performance.now() - from);
  }
  return percentiles(times.slice(WARM_UP));
}
