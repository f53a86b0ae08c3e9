import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { writeCounter } from '#core/db/write-counter.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import type { Initiative, Organisation } from '../types.ts';
import { availabilityOn } from './availability.ts';
import { allInitiatives, allOrganisations, revision } from './queries.ts';

/** The whole directory in memory, as it was at one revision. The same object as long as nothing changes. */
export interface Snapshot {
  revision: number;
  /** The day on which it is right: room that was told until a day is unknown after it. */
  day: string;
  /** By name. */
  initiatives: readonly Initiative[];
  byId: ReadonlyMap<string, Initiative>;
  organisations: ReadonlyMap<string, Organisation>;
}

interface Kept {
  snapshot?: Snapshot;
  revision: number;
  askedAt: number;
  /** What was done here until then. */
  done: number;
  asking?: Promise<number> | undefined;
  loading?: Promise<Snapshot> | undefined;
}

/** How long a server may go without asking whether something changed, in milliseconds. */
const FRESH = 500;
const kept = new WeakMap<Db, Kept>();

function keptFor(db: Db): Kept {
  const mine = kept.get(db) ?? { revision: -1, askedAt: Number.NEGATIVE_INFINITY, done: 0 };
  kept.set(db, mine);
  return mine;
}

/**
 * The revision of the directory, at most half a second old; whoever does something here sees it at once. However many ask
 * at once, the database is asked once.
 */
export async function directoryRevision({ db }: Pick<AppContext, 'db'>): Promise<number> {
  const mine = keptFor(db);
  const done = writeCounter(db);
  if (mine.done === done && performance.now() - mine.askedAt < FRESH) return mine.revision;
  // Who asks already may have asked too early.
  const asking = (mine.done === done ? mine.asking : undefined) ?? revision(db);
  Object.assign(mine, { done, asking });
  // It only rises: an older answer that comes late changes nothing.
  mine.revision = Math.max(mine.revision, await asking);
  mine.askedAt = performance.now();
  if (mine.asking === asking) mine.asking = undefined;
  return mine.revision;
}

/** Every open initiative, from memory; read again when something changed, and on another day. */
export async function directorySnapshot(app: Pick<AppContext, 'db' | 'now'>): Promise<Snapshot> {
  const mine = keptFor(app.db);
  const now = await directoryRevision(app);
  const today = amsterdamDate(app.now());
  if (mine.snapshot?.revision === now && mine.snapshot.day === today) return mine.snapshot;
  mine.loading ??= load(app.db, today).finally(() => {
    mine.loading = undefined;
  });
  mine.snapshot = await mine.loading;
  return mine.snapshot;
}

const collator = new Intl.Collator('nl');

async function load(db: Db, day: string): Promise<Snapshot> {
  return inTransaction(db, {}, async (tx) => {
    // The number first: a change that comes in between is read again next time, never missed.
    const at = await revision(tx);
    const named = (await allInitiatives(tx)).map((one) => ({
      one,
      name: one.texts[one.language]?.name ?? '',
    }));
    named.sort((a, b) => collator.compare(a.name, b.name) || (a.one.id < b.one.id ? -1 : 1));
    const initiatives = named.map(({ one }) => availabilityOn(one, day));
    return {
      revision: at,
      day,
      initiatives,
      byId: new Map(initiatives.map((one) => [one.id, one])),
      organisations: new Map((await allOrganisations(tx)).map((one) => [one.id, one])),
    };
  });
}
