import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AppContext } from '#core/context.ts';
import { storeClaimKey } from '#core/db/claim-key.ts';
import { connect } from '#core/db/connection.ts';
import { ensureServerLogin, migrate } from '#core/db/migrate.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createLog } from '#core/log.ts';
import { startCluster } from '#embedded-postgres';
import { type InitiativeRow, saveInitiatives, saveOrganisations } from '#features/directory';
import { demoRegion, demoSet } from '../seed/demo.ts';

/**
 * An application context on a database cluster of its own, with `size` generated initiatives: like any of the demo data,
 * but all around The Hague, so that all are candidates for the week of `STORY`.
 */
export async function startDemoServer(
  size: number,
): Promise<{ app: AppContext; owner: pg.ClientConfig; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-bench-'));
  const started = await startCluster({ folder });
  if (!started.ok) throw new Error('a benchmark cluster is already running');
  const { cluster } = started;
  const owner = { host: cluster.socket, port: cluster.port, ...cluster.owner };
  const adminClient = new pg.Client({ ...owner, database: 'postgres' });
  await adminClient.connect();
  await adminClient.query('create database bench');
  await adminClient.end();
  await migrate({ ...owner, database: 'bench' }, 'migrations');
  await ensureServerLogin({ ...owner, database: 'bench' }, 'bench_server', 'bench');
  const secret = Buffer.alloc(32, 3);
  await storeClaimKey({ ...owner, database: 'bench' }, secret);
  const db = connect({
    connection: { ...owner, user: 'bench_server', password: 'bench', database: 'bench' },
    secret,
  });
  const app: AppContext = {
    db,
    secret,
    now: () => new Date(),
    log: createLog(() => {}),
    publicUrl: 'http://localhost',
    trustedProxies: 0,
    settings: {},
    demo: true,
  };
  await seedInitiatives(app, size);
  const client = new pg.Client({ ...owner, database: 'bench' });
  await client.connect();
  await client.query('analyze');
  await client.end();
  const close = async () => {
    await db.destroy();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, owner: { ...owner, database: 'bench' }, close };
}

async function seedInitiatives({ db }: AppContext, size: number): Promise<void> {
  let seed = 42;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const { organisations, initiatives } = demoSet();
  const places = demoRegion('haaglanden').initiatives.filter(({ online }) => !online);
  const demonstration = { systemTask: { name: 'demonstration' } } as const;
  const saved = await inTransaction(db, demonstration, (tx) =>
    saveOrganisations(
      tx,
      'demo',
      organisations.map(({ id, ...row }) => ({ ...row, sourceId: id })),
    ),
  );
  const ids = new Map(saved.map(({ sourceId, id }) => [sourceId, id]));
  for (let from = 0; from < size; from += 500) {
    const rows = Array.from({ length: Math.min(500, size - from) }, (_, i): InitiativeRow => {
      const model = initiatives[Math.floor(random() * initiatives.length)];
      const place = places[Math.floor(random() * places.length)];
      if (!model || !place) throw new Error('the demo data have no initiatives');
      const { id: _id, organisation, confirmedDaysAgo: _days, roomUntilInDays: _until, ...row } = model;
      const shift = (random() - 0.5) * 0.5;
      return {
        ...row,
        sourceId: `crowd-${from + i}`,
        organisationId: ids.get(organisation) ?? '',
        status: 'active',
        confirmedAt: null,
        roomUntil: null,
        ...(row.online ? {} : placeNear(place, shift, random() < 0.5 ? -1 : 1)),
        // The date of a time that comes every other week fixes its weekday.
        times: row.times.map((time) => ({
          ...time,
          weekday: time.recurrence?.every === 'weeks' ? time.weekday : 1 + Math.floor(random() * 7),
        })),
      };
    });
    await inTransaction(db, demonstration, (tx) => saveInitiatives(tx, 'demo', rows));
  }
}

const placeNear = (
  { address, postcode, town, municipality, lat, lon }: Pick<InitiativeRow, PlaceField>,
  shift: number,
  direction: 1 | -1,
): Pick<InitiativeRow, PlaceField> => ({
  address,
  postcode,
  town,
  municipality,
  lat: lat === null ? null : lat + shift,
  lon: lon === null ? null : lon + shift * direction,
});
type PlaceField = 'address' | 'postcode' | 'town' | 'municipality' | 'lat' | 'lon';

/** The story used by the benchmarks. */
export const STORY = {
  name: 'Yonas',
  languages: ['ti', 'en'],
  place: { name: 'Den Haag', municipality: 'GM0518', lat: 52.0705, lon: 4.3007 },
  travel: { modes: ['bicycle'], minutes: 30 },
  time: {
    cells: ['mon', 'tue', 'wed', 'thu', 'fri'].flatMap((day) => [`${day}-morning`, `${day}-afternoon`]),
    hours: 6,
  },
  level: 'a1',
  script: 'yes',
  goals: ['dutch', 'people', 'work'],
  children: 'care',
  company: ['mixed'],
} as const;

/** Median and 95th percentile of a list of measurements. */
export function percentiles(times: number[]): { median: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}
