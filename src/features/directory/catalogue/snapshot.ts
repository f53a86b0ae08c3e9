import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import { inTime } from '#core/db/in-time.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { databaseTrouble } from '#core/db/trouble.ts';
import { writeCounter } from '#core/db/write-counter.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { availabilityOn } from './availability.ts';
import { allInitiatives, allOrganisations, readRevision } from './queries.ts';
import type { Initiative, Organisation } from './types.ts';

/** The whole directory in memory, as it was at one revision. The same object as long as nothing changes. */
export interface Snapshot {
  revision: number;
  /** The Dutch date for which it holds: "full until a date" turns into "unknown" after that date. */
  day: string;
  /** By name. */
  initiatives: readonly Initiative[];
  byId: ReadonlyMap<string, Initiative>;
  /** What pauses: in no list, search or suggestion, but still at its own address, by id. */
  paused: ReadonlyMap<string, Initiative>;
  organisations: ReadonlyMap<string, Organisation>;
}

interface CacheEntry {
  snapshot?: Snapshot;
  revision: number;
  /** When the revision was read, by `performance.now()`. */
  readAtMs: number;
  /** The count of writes by this server when the reading of the revision began. */
  writes: number;
  /** Forgotten when the database has answered, also when the answer is a fault. */
  readingRevision?: Promise<number> | undefined;
  loadingSnapshot?: Promise<Snapshot> | undefined;
}

/** How long a page waits for the revision. */
const MAX_REVISION_WAIT_MS = 1_500;
/** How long a server may go without asking the database whether something changed. */
const REVISION_LIFETIME_MS = 500;
const cache = new WeakMap<Db, CacheEntry>();

function cacheEntryOf(db: Db): CacheEntry {
  const entry = cache.get(db) ?? { revision: -1, readAtMs: Number.NEGATIVE_INFINITY, writes: 0 };
  cache.set(db, entry);
  return entry;
}

/**
 * The revision of the directory, at most half a second old; a write by this server is seen at once. However many requests
 * ask at the same time, the database is asked once. Throws when the database does not answer in time.
 */
export async function directoryRevision({ db }: Pick<AppContext, 'db'>): Promise<number> {
  const entry = cacheEntryOf(db);
  const writes = writeCounter(db);
  if (entry.writes === writes && performance.now() - entry.readAtMs < REVISION_LIFETIME_MS)
    return entry.revision;
  // A read that began before the last write may miss it, so it is not shared.
  const reading = (entry.writes === writes ? entry.readingRevision : undefined) ?? beginReading(db, entry);
  if (entry.writes !== writes) entry.readAtMs = Number.NEGATIVE_INFINITY;
  Object.assign(entry, { writes, readingRevision: reading });
  // The revision only rises: an older answer that arrives late changes nothing.
  entry.revision = Math.max(entry.revision, await reading);
  if (entry.writes === writes) entry.readAtMs = performance.now();
  return entry.revision;
}

function beginReading(db: Db, entry: CacheEntry): Promise<number> {
  const answer = readRevision(db);
  const reading = inTime(answer, MAX_REVISION_WAIT_MS);
  const forget = () => {
    if (entry.readingRevision === reading) entry.readingRevision = undefined;
  };
  answer.then(forget, forget);
  return reading;
}

/**
 * Every active initiative, from memory; read again when something changed, and on the next day. While the database does not
 * say whether something changed it is what was read last, if anything was.
 */
export async function directorySnapshot(app: Pick<AppContext, 'db' | 'now'>): Promise<Snapshot> {
  const entry = cacheEntryOf(app.db);
  let revision: number;
  try {
    revision = await directoryRevision(app);
  } catch (fault) {
    if (entry.snapshot && databaseTrouble(fault)) return entry.snapshot;
    throw fault;
  }
  const today = amsterdamDate(app.now());
  if (entry.snapshot?.revision === revision && entry.snapshot.day === today) return entry.snapshot;
  entry.loadingSnapshot ??= loadSnapshot(app.db, today).finally(() => {
    entry.loadingSnapshot = undefined;
  });
  entry.snapshot = await entry.loadingSnapshot;
  return entry.snapshot;
}

/** An initiative that has a page: also one that pauses. */
export const initiativeWithPage = ({ byId, paused }: Snapshot, id: string): Initiative | undefined =>
  byId.get(id) ?? paused.get(id);

/** Was the directory read, so that pages can be shown from memory? */
export const hasDirectorySnapshot = ({ db }: Pick<AppContext, 'db'>): boolean =>
  Boolean(cacheEntryOf(db).snapshot);

const collator = new Intl.Collator('nl');

async function loadSnapshot(db: Db, day: string): Promise<Snapshot> {
  return inTransaction(db, {}, async (tx) => {
    // The revision is read first: a change in between is then read again next time, and never missed.
    const revision = await readRevision(tx);
    const withNames = (await allInitiatives(tx)).map((initiative) => ({
      initiative,
      name: initiative.texts[initiative.language]?.name ?? '',
    }));
    withNames.sort(
      (a, b) => collator.compare(a.name, b.name) || (a.initiative.id < b.initiative.id ? -1 : 1),
    );
    const initiatives = withNames.map(({ initiative }) => availabilityOn(initiative, day));
    return {
      revision,
      day,
      initiatives,
      byId: new Map(initiatives.map((initiative) => [initiative.id, initiative])),
      paused: new Map(
        (await allInitiatives(tx, { paused: true })).map((initiative) => [initiative.id, initiative]),
      ),
      organisations: new Map(
        (await allOrganisations(tx)).map((organisation) => [organisation.id, organisation]),
      ),
    };
  });
}
