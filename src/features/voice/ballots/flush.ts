import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { MINUTE_MS } from '#core/time/durations.ts';
import { findConversation } from '../model/queries.ts';
import {
  ballotsToWrite,
  contentOf,
  isWithin,
  lastBallots,
  mergeContent,
  type PendingBallot,
} from './ballot-rules.ts';
import { ballotJournal } from './journal.ts';
import { lateUntil } from './phase-rules.ts';
import { lockBallots, readBallots, readBallotsById, rewriteBallots, type StoredBallot } from './queries.ts';
import { shuffled } from './shuffle.ts';

/** After so many ballots a batch is tried, at most once a minute. */
const CASTS_BEFORE_FLUSH = 100;
const FLUSH_INTERVAL_MS = MINUTE_MS;

const casts = new WeakMap<AppContext['settings'], { since: number; flushedAt: number }>();

/** Counts a ballot, and now and then begins a batch beside the requests. */
export function flushSoon(app: AppContext): void {
  const count = casts.get(app.settings) ?? { since: 0, flushedAt: performance.now() };
  casts.set(app.settings, count);
  count.since++;
  if (count.since < CASTS_BEFORE_FLUSH || performance.now() - count.flushedAt < FLUSH_INTERVAL_MS) return;
  count.since = 0;
  count.flushedAt = performance.now();
  flushBallots(app).catch((cause) => app.log.error('ballots could not be written', cause));
}

/**
 * Moves ballots from the journal into the database, in shuffled batches of at least ten per conversation, each a transaction that
 * holds nothing else. After closing the last ones follow, when there are ten people at all; else none is ever written.
 * @param all as if everything had closed: for demonstrations and tests
 */
export async function flushBallots(app: AppContext, { all = false }: { all?: boolean } = {}): Promise<void> {
  if (!app.settings.dataFolder) return;
  const journal = ballotJournal(app);
  await journal.inTurn(async () => {
    await journal.takeOver();
    for (const conversation of journal.conversations()) {
      const waiting = journal.waiting(conversation);
      const done = await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
        writeBatch(tx, app, conversation, waiting, all),
      );
      if (done.length > 0) await journal.forget(done);
    }
  });
}

/** @returns the ballots that need to wait no longer */
async function writeBatch(
  tx: Tx,
  app: AppContext,
  id: string,
  waiting: readonly PendingBallot[],
  all: boolean,
): Promise<readonly PendingBallot[]> {
  const conversation = await findConversation(tx, { id });
  // Deleted, with everything that was said in it.
  if (!conversation) return waiting;
  await lockBallots(tx, id);
  const closed = all || app.now() >= conversation.closesAt;
  const over = all || app.now() >= lateUntil(conversation);
  const ids = [...new Set(waiting.map((ballot) => ballot.id))];
  const stored = new Map(
    (closed
      ? await readBallots(tx, id)
      : await readBallotsById(
          tx,
          id,
          ids.map((each) => Buffer.from(each, 'base64url')),
        )
    ).map((ballot) => [placeOf(ballot.id.toString('base64url'), ballot.late), ballot]),
  );
  const isStored = (each: string, late: boolean) => stored.has(placeOf(each, late));
  const [known, news] = partition(waiting, (ballot) => saysNothingNew(ballot, waiting, stored));
  const choice = closed
    ? lastBallots(shuffled(news), [...stored.values()].filter(({ late }) => !late).length, isStored, over)
    : { write: ballotsToWrite(shuffled(news), isStored), drop: [] };
  if (choice.write.length > 0) {
    const written = choice.write.map((ballot) => merged(ballot, stored.get(placeOf(ballot.id, ballot.late))));
    const places = new Set(choice.write.map((ballot) => placeOf(ballot.id, ballot.late)));
    // The last batch writes the whole conversation anew: then all of its rows come from one transaction.
    const others = closed
      ? [...stored].filter(([place]) => !places.has(place)).map(([, ballot]) => ballot)
      : [];
    await rewriteBallots(tx, id, shuffled([...written, ...others]));
  }
  return [...known, ...choice.write, ...choice.drop];
}

const placeOf = (id: string, late: boolean): string => `${id} ${late}`;

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

/** Whether everything of a ballot is stored already; of a late one also whether it was cast in time. */
function saysNothingNew(
  ballot: PendingBallot,
  waiting: readonly PendingBallot[],
  stored: ReadonlyMap<string, StoredBallot>,
): boolean {
  const same = stored.get(placeOf(ballot.id, ballot.late));
  if (same && isWithin(ballot, same)) return true;
  if (!ballot.late) return false;
  const inTime = [
    stored.get(placeOf(ballot.id, false)),
    waiting.find(({ id, late }) => id === ballot.id && !late),
  ];
  return inTime.some((each) => each !== undefined && isWithin(ballot, each));
}

const merged = (ballot: PendingBallot, stored: StoredBallot | undefined): StoredBallot => ({
  id: Buffer.from(ballot.id, 'base64url'),
  late: ballot.late,
  counted: stored?.counted ?? false,
  ...(stored ? mergeContent(stored, ballot) : contentOf(ballot)),
});
